package io.millrace.ops.journal;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How two recorded runs differ.
 *
 * @param settings those that differ, by name; what differs in settings alone makes no difference
 * @param counts records of each type, by name
 * @param input the first that differs, as JSON; a side that has ended is empty
 * @param output the first that differs
 * @param hashes of the final states; empty without a seal
 */
public record DiffResult(
        Map<String, Pair> settings,
        Map<String, Pair> counts,
        Optional<Pair> input,
        Optional<Pair> output,
        Pair hashes) {

    /**
     * The same of both runs.
     *
     * @param first of the one
     * @param second of the other
     */
    public record Pair(String first, String second) {

        boolean isEqual() {
            return first.equals(second);
        }
    }

    /**
     * Whether all inputs, all outputs and, where both are sealed, the final states are equal.
     *
     * @return true when they are
     */
    public boolean isEqual() {
        return input.isEmpty() && output.isEmpty() && !hashesDiffer();
    }

    private boolean hashesDiffer() {
        boolean both = !hashes.first().isEmpty() && !hashes.second().isEmpty();
        return both && !hashes.isEqual();
    }

    /**
     * For people.
     *
     * @return several lines
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(isEqual() ? "the runs are equal\n" : "the runs differ\n");
        first(text, "input", input);
        first(text, "output", output);
        text.append("records\n");
        counts.forEach((type, pair) -> row(text, type, pair));
        if (!settings.isEmpty()) {
            text.append("settings that differ\n");
            settings.forEach((key, pair) -> row(text, key, pair));
        }
        text.append("final state\n  ").append(hash(hashes.first())).append("\n  ");
        return text.append(hash(hashes.second())).append('\n').toString();
    }

    private static String hash(String hash) {
        return hash.isEmpty() ? "not sealed" : hash;
    }

    private static void row(StringBuilder text, String name, Pair pair) {
        text.append(
                String.format(
                        Locale.ROOT, "  %-26s %16s %16s%n", name, pair.first(), pair.second()));
    }

    private static void first(StringBuilder text, String what, Optional<Pair> pair) {
        pair.ifPresent(
                found ->
                        text.append("first other ")
                                .append(what)
                                .append("\n  ")
                                .append(found.first().isEmpty() ? "ended" : found.first())
                                .append("\n  ")
                                .append(found.second().isEmpty() ? "ended" : found.second())
                                .append('\n'));
    }

    /**
     * For scripts.
     *
     * @return an object on one line
     */
    public String json() {
        return JsonText.object(
                json -> {
                    json.writeBooleanField("equal", isEqual());
                    record(json, "first_input", input);
                    record(json, "first_output", output);
                    pairs(json, "settings", settings, false);
                    pairs(json, "records", counts, true);
                    json.writeArrayFieldStart("state_hashes");
                    nullable(json, hashes.first());
                    nullable(json, hashes.second());
                    json.writeEndArray();
                });
    }

    private static void nullable(JsonGenerator json, String text) throws IOException {
        json.writeString(text.isEmpty() ? null : text);
    }

    private static void record(JsonGenerator json, String name, Optional<Pair> pair)
            throws IOException {
        if (pair.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeArrayFieldStart(name);
        json.writeRawValue(pair.get().first().isEmpty() ? "null" : pair.get().first());
        json.writeRawValue(pair.get().second().isEmpty() ? "null" : pair.get().second());
        json.writeEndArray();
    }

    private static void pairs(
            JsonGenerator json, String name, Map<String, Pair> all, boolean isNumber)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Pair> each : all.entrySet()) {
            json.writeArrayFieldStart(each.getKey());
            for (String side : new String[] {each.getValue().first(), each.getValue().second()}) {
                if (isNumber) {
                    json.writeNumber(side);
                } else {
                    json.writeString(side);
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
