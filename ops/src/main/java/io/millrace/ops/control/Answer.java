package io.millrace.ops.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.monitor.JsonText;

/**
 * What a run answered.
 *
 * @param line as it came, one JSON object
 * @param json the same, read
 */
public record Answer(String line, JsonNode json) {

    /** Code: refused, for a reason that the answer names. */
    public static final int REFUSED = 1;

    /** Code: the request cannot be used. */
    public static final int USAGE = 2;

    /** Code: nobody answers, or not in time. */
    public static final int UNAVAILABLE = 69;

    /** Code: a bug of ours. */
    public static final int BUG = 70;

    /** Code: the role may not. */
    public static final int NO_PERMISSION = 77;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer read(String line) throws JsonProcessingException {
        return new Answer(line, MAPPER.readTree(line));
    }

    /** {@return whether it was answered, or carried out} */
    public boolean isOk() {
        return json.path("ok").asBoolean(false);
    }

    /** {@return exit code of the command that asked} */
    public int code() {
        return isOk() ? 0 : json.path("code").asInt(REFUSED);
    }

    /** {@return what is wrong; empty when nothing is} */
    public String error() {
        return json.path("error").asText("");
    }

    static String refusal(int code, String error) {
        return JsonText.object(
                json -> {
                    json.writeBooleanField("ok", false);
                    json.writeStringField("error", error);
                    json.writeNumberField("code", code);
                });
    }
}
