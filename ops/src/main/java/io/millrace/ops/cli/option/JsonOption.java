package io.millrace.ops.cli.option;

import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The option {@code --json} of every command. */
public final class JsonOption {

    /** Name of the option. */
    public static final String NAME = "--json";

    @Option(
            names = NAME,
            description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    /** Made by picocli. */
    public JsonOption() {}

    /** {@return whether JSON was asked for} */
    public boolean isSet() {
        return json;
    }

    /**
     * Prints why a command failed, where it was asked for JSON.
     *
     * @param command that failed
     * @param code of its exit
     * @param error in words
     */
    public static void tell(CommandLine command, int code, String error) {
        OptionSpec option = command.getCommandSpec().findOption(NAME);
        if (option != null && Boolean.TRUE.equals(option.getValue())) {
            print(command, code, error);
        }
    }

    /**
     * Prints why a command failed, as JSON.
     *
     * @param command that failed
     * @param code of its exit
     * @param error in words
     */
    public static void print(CommandLine command, int code, String error) {
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
