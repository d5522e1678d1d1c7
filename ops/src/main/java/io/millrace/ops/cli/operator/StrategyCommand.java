package io.millrace.ops.cli.operator;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Map;

/** {@code strategy}: lets a strategy enter, or not. */
@Command(
        name = "strategy",
        mixinStandardHelpOptions = true,
        description = "Lets a strategy of a run enter, or enter no more.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StrategyCommand.Enable.class, StrategyCommand.Disable.class})
final class StrategyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command: strategy enable or disable");
    }

    /** A command about one strategy. */
    abstract static class Named extends ActingCommand {

        @Parameters(paramLabel = "NAME", description = "Name of the strategy in the settings.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String name;

        Named(Verb verb) {
            super(verb);
        }

        @Override
        Map<String, String> target() {
            return Map.of(Request.STRATEGY, name);
        }
    }

    /** {@code strategy enable}. */
    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Lets a strategy enter; ends a pause after losses too.")
    static final class Enable extends Named {

        Enable() {
            super(Verb.ENABLE_STRATEGY);
        }
    }

    /** {@code strategy disable}. */
    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = {
                "Lets a strategy enter no more and cancels its entries.",
                "What it holds keeps its stops, and may be closed by it."
            })
    static final class Disable extends Named {

        Disable() {
            super(Verb.DISABLE_STRATEGY);
        }
    }
}
