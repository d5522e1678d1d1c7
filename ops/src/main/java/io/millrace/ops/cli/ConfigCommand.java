package io.millrace.ops.cli;

import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.StrategyRegistry;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code config}: looks at settings. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks and shows settings.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigCommand.Check.class,
            ConfigCommand.Show.class,
            ConfigCommand.Reference.class
        })
final class ConfigCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "name a command: config check, config show or config reference");
    }

    /** {@code config check}: names every fault. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a settings file and names every fault; a fault is exit code 78.")
    static final class Check implements Callable<Integer> {

        @Mixin private final ConfigOption config = new ConfigOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            RunSettings.from(config.read());
            spec.commandLine()
                    .getOut()
                    .println(
                            json.isSet()
                                    ? JsonText.object(
                                            fields -> {
                                                fields.writeStringField("file", config.name());
                                                fields.writeBooleanField("ok", true);
                                            })
                                    : config.name() + ": no fault");
            return ExitCodes.OK;
        }
    }

    /** {@code config show}: every setting with its value. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints every setting with its value and meaning, as a settings file.")
    static final class Show implements Callable<Integer> {

        @Mixin private final ConfigOption config = new ConfigOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            Config read = config.read();
            RunSettings.from(read);
            if (json.isSet()) {
                spec.commandLine().getOut().println(JsonText.object(read::writeJson));
            } else {
                spec.commandLine().getOut().print(read.toCommentedToml());
            }
            return ExitCodes.OK;
        }
    }

    /** {@code config reference}: the page of all keys. */
    @Command(
            name = "reference",
            mixinStandardHelpOptions = true,
            description = "Prints the reference of all settings, as Markdown.")
    static final class Reference implements Callable<Integer> {

        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            String reference = Config.reference(StrategyRegistry.all());
            if (json.isSet()) {
                spec.commandLine()
                        .getOut()
                        .println(
                                JsonText.object(
                                        fields -> fields.writeStringField("markdown", reference)));
            } else {
                spec.commandLine().getOut().print(reference);
            }
            return ExitCodes.OK;
        }
    }
}
