package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** The commands that change what is open, or what may be opened, without halting. */
final class TradeCommands {

    private TradeCommands() {}

    /** {@code resume}. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = {
                "Leads out of REDUCING; a cause that still holds refuses it.",
                "Out of HALTED leads reset alone."
            })
    static final class Resume implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, Verb.RESUME, reason.alone());
        }
    }

    /** {@code reduce}. */
    @Command(
            name = "reduce",
            mixinStandardHelpOptions = true,
            description = {"Only what makes positions smaller may leave, until resume."})
    static final class Reduce implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, Verb.REDUCE, reason.alone());
        }
    }

    /** {@code flatten}. */
    @Command(
            name = "flatten",
            mixinStandardHelpOptions = true,
            description = {"Closes everything, and lets nothing enter until resume."})
    static final class Flatten implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, Verb.FLATTEN, reason.alone());
        }
    }

    /** {@code cancel-all}. */
    @Command(
            name = "cancel-all",
            mixinStandardHelpOptions = true,
            description = {"Cancels entries, targets and exits; protective stops stay."})
    static final class CancelAll implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Option(
                names = "--symbol",
                paramLabel = "SYMBOL",
                defaultValue = "",
                description = "Those of one instrument alone.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String symbol;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, Verb.CANCEL_ALL, fields());
        }

        private Map<String, String> fields() {
            return reason.with(symbol.isEmpty() ? Map.of() : Map.of(Request.SYMBOL, symbol));
        }
    }

    /** {@code close}. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = {"Closes the position in one instrument; trading goes on."})
    static final class Close implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Parameters(paramLabel = "SYMBOL", description = "Instrument of the position.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String symbol;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(
                    spec.commandLine(),
                    options,
                    Verb.CLOSE,
                    reason.with(Map.of(Request.SYMBOL, symbol)));
        }
    }

    /** {@code close-all}. */
    @Command(
            name = "close-all",
            mixinStandardHelpOptions = true,
            description = {"Closes each position; trading goes on."})
    static final class CloseAll implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            return Asking.act(spec.commandLine(), options, Verb.CLOSE_ALL, reason.alone());
        }
    }
}
