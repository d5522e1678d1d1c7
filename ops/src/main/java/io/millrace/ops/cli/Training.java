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
        int code = new Training(Path.of(arguments[0])).train();
        if (code != ExitCodes.OK) {
            throw new IllegalStateException(
                    "training: a command ended with exit code " + code + "; its words are above");
        }
    }

    private int train() throws IOException {
        String own = home.toString();
        int code = command("backtest", "--home", backtests.toString());
        code = code != 0 ? code : command("run", "--home", own, "--synthetic", MARKET);
        if (code == 0) {
            makeKilled();
            code = command("run", "--resume", "--home", own, "--synthetic", MARKET);
        }
        code = code != 0 ? code : command("replay", "--verify", "--home", own);
        code = code != 0 ? code : command("journal", "verify", "--home", own);
        // Nothing runs there, which it says: its classes are what counts.
        int answer = code != 0 ? code : command("status", "--home", own);
        return code != 0 || answer == ExitCodes.UNAVAILABLE ? code : answer;
    }

    private int command(String... arguments) {
        return Main.execute(out, out, arguments);
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
