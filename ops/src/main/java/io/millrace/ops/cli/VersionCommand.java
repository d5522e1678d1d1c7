package io.millrace.ops.cli;

import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code version}: what runs here. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Prints the version of the program and of its Java runtime.")
final class VersionCommand implements Callable<Integer> {

    @Mixin private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        String java = Runtime.version().toString();
        spec.commandLine()
                .getOut()
                .println(
                        json.isSet()
                                ? JsonText.object(
                                        fields -> {
                                            fields.writeStringField(
                                                    "version", Distribution.VERSION);
                                            fields.writeStringField("java", java);
                                        })
                                : "millrace " + Distribution.VERSION + ", Java " + java);
        return ExitCodes.OK;
    }
}
