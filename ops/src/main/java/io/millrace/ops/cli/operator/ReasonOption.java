package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Request;

import picocli.CommandLine.Option;

import java.util.Map;
import java.util.TreeMap;

/** The option {@code --reason} of commands that need none. */
final class ReasonOption {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why; it is journaled.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String reason;

    String text() {
        return reason;
    }

    Map<String, String> with(Map<String, String> others) {
        Map<String, String> fields = new TreeMap<>(others);
        if (!reason.isBlank()) {
            fields.put(Request.REASON, reason);
        }
        return fields;
    }

    Map<String, String> alone() {
        return with(Map.of());
    }
}
