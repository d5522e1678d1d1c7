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

    /** A command that halts; it needs a reason. */
    abstract static class Stop implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        private final Verb verb;

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "Why; it is journaled.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String reason;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        Stop(Verb verb) {
            this.verb = verb;
        }

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, verb, Map.of(Request.REASON, reason));
        }
    }

    /** {@code halt}: positions and stops stay. */
    @Command(
            name = "halt",
            mixinStandardHelpOptions = true,
            description = {
                "Halts trading: nothing enters, and all orders but protective stops are cancelled.",
                "Positions and their stops stay. Only reset leads out of it, not a restart."
            })
    static final class Halt extends Stop {

        Halt() {
            super(Verb.HALT);
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
    static final class EmergencyStop extends Stop {

        EmergencyStop() {
            super(Verb.EMERGENCY_STOP);
        }
    }
}
