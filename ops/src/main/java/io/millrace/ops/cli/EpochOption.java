package io.millrace.ops.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --epoch} of commands that read one epoch. */
final class EpochOption {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    private int number;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "Number of the start to read (default: the newest).")
    void number(int asked) {
        if (asked < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--epoch is " + asked + "; it must be 1 or above");
        }
        number = asked;
    }

    /** The number asked for; 0 for the newest. */
    int number() {
        return number;
    }
}
