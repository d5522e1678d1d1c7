package io.millrace.ops.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.Epochs;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does in one process what the launcher wants Java to remember of this program: classes loaded and
 * linked, and which of its code is hot. A backtest of the sample, a run, the resume of a run that
 * was killed, a verified replay, and some short commands.
 */
public final class Training {

    private static final String MARKET = "300000:7";

    private final Path backtests;
    private final Path home;
    private final PrintWriter out = new PrintWriter(System.out, true, UTF_8);

    private Training(Path directory) {
        backtests = directory.resolve("backtests");
        home = directory.resolve("home");
    }

    /**
     * Trains, up to the first command that fails.
     *
     * @param arguments an empty directory, for homes of its own
     * @throws IOException when the directory is no good
     * @throws IllegalStateException when a command failed
     */
    public static void main(String[] arguments) throws IOException {
        new Training(Path.of(arguments[0])).train();
    }

    private void train() throws IOException {
        String own = home.toString();
        command(ExitCodes.OK, "backtest", "--home", backtests.toString());
        command(ExitCodes.OK, "run", "--home", own, "--synthetic", MARKET);
        makeKilled();
        command(ExitCodes.OK, "run", "--resume", "--home", own, "--synthetic", MARKET);
        command(ExitCodes.OK, "replay", "--verify", "--home", own);
        command(ExitCodes.OK, "journal", "verify", "--home", own);
        // Nothing runs there, which it says: its classes are what counts.
        command(ExitCodes.UNAVAILABLE, "status", "--home", own);
    }

    private void command(int expected, String... arguments) {
        int code = Main.execute(out, out, arguments);
        if (code != expected) {
            throw new IllegalStateException(
                    "training: "
                            + arguments[0]
                            + " ended with exit code "
                            + code
                            + "; it must end with "
                            + expected
                            + ", and says above why not");
        }
    }

    /** What a run looks like that did not live to seal its epoch. */
    private void makeKilled() throws IOException {
        Path journal = Home.journal(home);
        for (int epoch : Epochs.list(journal)) {
            Files.deleteIfExists(Epochs.directory(journal, epoch).resolve(Epochs.SEAL));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("snapshots"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
