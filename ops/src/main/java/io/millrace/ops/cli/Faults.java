package io.millrace.ops.cli;

import io.millrace.engine.ring.PipelineFailure;
import io.millrace.feed.FeedException;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.store.StoreException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what was thrown into a message and an exit code. A stack trace is shown for bugs only. */
final class Faults implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception thrown, CommandLine commandLine, ParseResult parsed) {
        int code = codeOf(thrown);
        commandLine.getErr().println("millrace: " + thrown.getMessage());
        for (Throwable also : thrown.getSuppressed()) {
            commandLine.getErr().println("millrace: and then: " + also.getMessage());
        }
        if (code == ExitCodes.BUG) {
            thrown.printStackTrace(commandLine.getErr());
        }
        JsonOption.tell(commandLine, code, String.valueOf(thrown.getMessage()));
        return code;
    }

    private static int codeOf(Exception thrown) {
        return switch (thrown) {
            case LaunchException launch -> launch.exitCode();
            case ConfigException config -> ExitCodes.CONFIG;
            case FeedException feed -> ExitCodes.BAD_DATA;
            case JournalCorruptException corrupt -> ExitCodes.BAD_DATA;
            case JournalException journal -> ExitCodes.INPUT_OUTPUT;
            case StoreException store -> ExitCodes.INPUT_OUTPUT;
            case java.io.UncheckedIOException io -> ExitCodes.INPUT_OUTPUT;
            case PipelineFailure failure ->
                    failure.getCause() instanceof JournalException
                            ? ExitCodes.INPUT_OUTPUT
                            : ExitCodes.BUG;
            default -> ExitCodes.BUG;
        };
    }
}
