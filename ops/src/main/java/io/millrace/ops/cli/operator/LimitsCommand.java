package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code limits}: looks at the limits that may change while running, and changes one. */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description = "Shows the limits of a run as they are now, or changes one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LimitsCommand.Show.class, LimitsCommand.Change.class})
final class LimitsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: limits show or set");
    }

    /** {@code limits show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the limits as they are now, each in its unit (BPS: basis points).")
    static final class Show implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine command = spec.commandLine();
            return Asking.show(
                    command,
                    options,
                    Request.of(Verb.LIMITS),
                    json -> print(command.getOut(), json));
        }

        private static void print(PrintWriter out, JsonNode json) {
            for (Map.Entry<String, JsonNode> limit : json.path("limits").properties()) {
                out.printf(Locale.ROOT, "%-28s %s%n", limit.getKey(), limit.getValue().asText());
            }
        }
    }

    /** {@code limits set}. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = {
                "Changes a limit until the run ends: a journaled command, compared at once.",
                "The settings of the next run are what they were."
            })
    static final class Change implements Callable<Integer> {

        @Mixin private final OperatorOptions options = new OperatorOptions();
        @Mixin private final ReasonOption reason = new ReasonOption();

        @Parameters(
                paramLabel = "NAME=VALUE",
                description = "Limit and its value, for example MAX_POSITIONS=3.")
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private String assignment;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            int at = assignment.indexOf('=');
            if (at < 1 || at == assignment.length() - 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        "\"" + assignment + "\": write NAME=VALUE, such as MAX_POSITIONS=3");
            }
            Map<String, String> fields =
                    Map.of(
                            Request.LIMIT,
                            assignment.substring(0, at),
                            Request.VALUE,
                            assignment.substring(at + 1));
            return Asking.act(spec.commandLine(), options, Verb.SET_LIMIT, reason.with(fields));
        }
    }
}
