package io.millrace.ops.cli;

import picocli.CommandLine.Option;

/** The option {@code --json} of every command. */
final class JsonOption {

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    boolean isSet() {
        return json;
    }
}
