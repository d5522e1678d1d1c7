package io.millrace.ops.cli.operator;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The options that every command of an operator has. */
public final class OperatorOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "var",
            description = "Folder of the run (default: ./${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private Path home;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    /** Made by picocli. */
    OperatorOptions() {}

    Path home() {
        return home;
    }

    /** {@return whether JSON was asked for} */
    public boolean isJson() {
        return json;
    }
}
