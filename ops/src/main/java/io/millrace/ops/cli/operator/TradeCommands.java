package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

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
    static final class Resume extends ActingCommand {

        Resume() {
            super(Verb.RESUME);
        }
    }

    /** {@code reduce}. */
    @Command(
            name = "reduce",
            mixinStandardHelpOptions = true,
            description = {"Only what makes positions smaller may leave, until resume."})
    static final class Reduce extends ActingCommand {

        Reduce() {
            super(Verb.REDUCE);
        }
    }

    /** {@code flatten}. */
    @Command(
            name = "flatten",
            mixinStandardHelpOptions = true,
            description = {"Closes everything, and lets nothing enter until resume."})
    static final class Flatten extends ActingCommand {

        Flatten() {
            super(Verb.FLATTEN);
        }
    }

    /** {@code cancel-all}. */
    @Command(
            name = "cancel-all",
            mixinStandardHelpOptions = true,
            description = {"Cancels entries, targets and exits; protective stops stay."})
    static final class CancelAll extends ActingCommand {

        @Option(
                names = "--symbol",
                paramLabel = "SYMBOL",
                defaultValue = "",
                description = "Those of one instrument alone.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String symbol;

        CancelAll() {
            super(Verb.CANCEL_ALL);
        }

        @Override
        Map<String, String> target() {
            return symbol.isEmpty() ? Map.of() : Map.of(Request.SYMBOL, symbol);
        }
    }

    /** {@code close}. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = {"Closes the position in one instrument; trading goes on."})
    static final class Close extends ActingCommand {

        @Parameters(paramLabel = "SYMBOL", description = "Instrument of the position.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String symbol;

        Close() {
            super(Verb.CLOSE);
        }

        @Override
        Map<String, String> target() {
            return Map.of(Request.SYMBOL, symbol);
        }
    }

    /** {@code close-all}. */
    @Command(
            name = "close-all",
            mixinStandardHelpOptions = true,
            description = {"Closes each position; trading goes on."})
    static final class CloseAll extends ActingCommand {

        CloseAll() {
            super(Verb.CLOSE_ALL);
        }
    }
}
