package io.millrace.ops.cli;

import picocli.CommandLine.Option;

/** The option {@code --epoch} of commands that read one epoch. */
final class EpochOption {

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "Number of the start to read (default: the newest).")
    private int number;

    int number() {
        return number;
    }
}
