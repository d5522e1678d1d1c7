package io.millrace.ops.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.EpochWriter;
import io.millrace.ops.launch.Distribution;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** The command {@code millrace}. */
@Command(
        name = "millrace",
        description =
                "Event-driven trading engine whose every decision can be replayed bit for bit.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:something failed",
            "2:the command line cannot be used",
            "3:the run ended HALTED",
            "4:a replay, a store or another run differs from what was recorded",
            "65:data or journal is damaged",
            "69:no run answers; no Java 25 was found",
            "70:a bug, or the pipeline stood still",
            "73:another run uses the home directory",
            "74:the disk does not do what it must",
            "77:the home is not yours alone to write",
            "78:the settings cannot be used"
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    /** Made by picocli. */
    public Main() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command; ./millrace run is the one to begin with");
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(
                execute(
                        new PrintWriter(System.out, true, UTF_8),
                        new PrintWriter(System.err, true, UTF_8),
                        arguments));
    }

    /**
     * Ends the process at once, without waiting for anybody: what stands still would not go.
     *
     * @param code of the exit
     */
    static void end(int code) {
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs a command.
     *
     * @param out for results
     * @param err for faults
     * @param arguments of the command line
     * @return exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        boolean writes = Commands.writeJournal(arguments);
        if (writes) {
            EpochWriter.prepare();
        }
        try {
            return call(out, err, arguments);
        } finally {
            if (writes) {
                EpochWriter.awaitPrepared();
            }
        }
    }

    private static int call(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        Commands.addTo(commandLine, arguments.length == 0 ? "" : arguments[0]);
        commandLine.setOut(out).setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(new Faults());
        commandLine.setParameterExceptionHandler(new Misuse());
        int code = commandLine.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** Text of {@code --version}. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"millrace " + Distribution.VERSION};
        }
    }
}
