package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** The commands that halt. */
final class StopCommands {

    private StopCommands() {}

    /** {@code halt}: positions and stops stay. */
    @Command(
            name = "halt",
            mixinStandardHelpOptions = true,
            description = {
                "Halts trading: nothing enters, and all orders but protective stops are cancelled.",
                "Positions and their stops stay. Only reset leads out of it, not a restart."
            })
    static final class Halt implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();

        @Option(names = "--reason", required = true, description = "Why; it is journaled.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String reason;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            Map<String, String> fields = Map.of(Request.REASON, reason);
            return Asking.act(spec.commandLine(), options, Verb.HALT, fields);
        }
    }

    /** {@code emergency-stop}: closes everything too. */
    @Command(
            name = "emergency-stop",
            mixinStandardHelpOptions = true,
            description = {
                "Halts trading and closes everything, also when it is halted already.",
                "Only reset leads out of it, not a restart."
            })
    static final class EmergencyStop implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();

        @Option(names = "--reason", required = true, description = "Why; it is journaled.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String reason;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            Map<String, String> fields = Map.of(Request.REASON, reason);
            return Asking.act(spec.commandLine(), options, Verb.EMERGENCY_STOP, fields);
        }
    }
}
