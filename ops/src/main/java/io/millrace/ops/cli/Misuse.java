package io.millrace.ops.cli;

import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.List;

/**
 * Tells what is wrong with a command line, in a line or two, and where to read what would be right.
 */
final class Misuse implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("millrace: " + thrown.getMessage());
        UnmatchedArgumentException.printSuggestions(thrown, err);
        String name = command.getCommandSpec().qualifiedName();
        err.println("Try: ./" + name + " --help");
        if (List.of(arguments).contains(JsonOption.NAME)) {
            JsonOption.print(command, ExitCodes.USAGE, String.valueOf(thrown.getMessage()));
        }
        return ExitCodes.USAGE;
    }
}
