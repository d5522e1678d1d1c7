package io.millrace.ops.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One question or command: a JSON object on one line, {@code {"command": "halt", "reason": "..."}}.
 * Its values are texts, whole numbers and booleans. A field that its command does not take, and one
 * that stands there twice, are refused.
 *
 * @param verb what is asked
 * @param fields by name, as texts
 */
public record Request(Verb verb, Map<String, String> fields) {

    /** Field: why; goes into the journal. */
    public static final String REASON = "reason";

    /** Field: symbol of an instrument. */
    public static final String SYMBOL = "symbol";

    /** Field: name of a strategy. */
    public static final String STRATEGY = "strategy";

    /** Field: name of a limit. */
    public static final String LIMIT = "limit";

    /** Field: value of a limit, in its unit. */
    public static final String VALUE = "value";

    /** Field: sequence of the halt that a reset answers. */
    public static final String HALT = "halt";

    /** Field: what the first step of a reset gave. */
    public static final String CHALLENGE = "challenge";

    /** Field: whether a reset bases the peak anew. */
    public static final String REBASE_PEAK = "rebase_peak";

    /** Field: whether a reset bases the session anew. */
    public static final String REBASE_DAY = "rebase_day";

    private static final String COMMAND = "command";
    private static final int MAX_REASON = 500;
    private static final int MAX_TEXT = 100;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Takes a copy, and checks the fields. */
    public Request {
        fields = Map.copyOf(fields);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!verb.takes(field.getKey())) {
                throw new RequestException(
                        verb.word() + " takes no \"" + Verb.shown(field.getKey()) + "\"");
            }
            int most = field.getKey().equals(REASON) ? MAX_REASON : MAX_TEXT;
            if (field.getValue().length() > most) {
                throw new RequestException(
                        field.getKey()
                                + " has "
                                + field.getValue().length()
                                + " characters; the most is "
                                + most);
            }
        }
        for (String name : verb.required()) {
            if (fields.getOrDefault(name, "").isBlank()) {
                throw new RequestException(verb.word() + " needs \"" + name + "\"");
            }
        }
    }

    /**
     * A request without fields.
     *
     * @param verb what is asked; it needs none
     * @return the request
     */
    public static Request of(Verb verb) {
        return new Request(verb, Map.of());
    }

    static Request parse(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RequestException("a request is a JSON object on one line");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                fields.put(name, scalar(name, json));
            }
            if (json.nextToken() != null) {
                throw new RequestException("a request is one JSON object, with nothing behind it");
            }
        } catch (IOException e) {
            throw new RequestException("a request is a JSON object on one line; this is not one");
        }
        String word = fields.remove(COMMAND);
        if (word == null) {
            throw new RequestException("a request needs \"command\"");
        }
        return new Request(Verb.of(word), fields);
    }

    private static String scalar(String name, JsonParser json) throws IOException {
        return switch (json.nextToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> json.getText();
            default ->
                    throw new RequestException(
                            "\""
                                    + Verb.shown(name)
                                    + "\" must be a text, a whole number, true or false");
        };
    }

    /** The line on the wire, without its end. */
    String toLine() {
        return JsonText.object(
                json -> {
                    json.writeStringField(COMMAND, verb.word());
                    for (String name : fields.keySet().stream().sorted().toList()) {
                        json.writeStringField(name, fields.get(name));
                    }
                });
    }

    String text(String field) {
        return fields.getOrDefault(field, "").replaceAll("\\p{Cntrl}", " ").strip();
    }

    boolean flag(String field) {
        String text = fields.getOrDefault(field, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new RequestException(field + " must be true or false");
        }
        return text.equals("true");
    }

    /** A sequence; what is no number fits no halt, and is refused. */
    long sequence(String field) {
        String text = fields.getOrDefault(field, "");
        if (!text.matches("[0-9]{1,18}")) {
            throw new RequestException(field + " must be the id of the halt, a whole number");
        }
        return Long.parseLong(text);
    }
}
