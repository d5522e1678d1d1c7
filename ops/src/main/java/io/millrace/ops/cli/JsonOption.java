package io.millrace.ops.cli;

import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The option {@code --json} of every command. */
final class JsonOption {

    static final String NAME = "--json";

    @Option(
            names = NAME,
            description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    boolean isSet() {
        return json;
    }

    /** Prints why a command failed, where it was asked for JSON. */
    static void tell(CommandLine command, int code, String error) {
        OptionSpec option = command.getCommandSpec().findOption(NAME);
        if (option != null && Boolean.TRUE.equals(option.getValue())) {
            print(command, code, error);
        }
    }

    static void print(CommandLine command, int code, String error) {
        command.getOut()
                .println(
                        JsonText.object(
                                fields -> {
                                    fields.writeStringField("error", error);
                                    fields.writeNumberField("code", code);
                                }));
        command.getOut().flush();
    }
}
