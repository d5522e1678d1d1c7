package io.millrace.ops.cli.option;

import io.millrace.journal.Epochs;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.LaunchException;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;

/** The option {@code --home} of every command. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "var",
            description = "Folder that a run keeps everything in (default: ./${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private Path home;

    /** Made by picocli. */
    public HomeOption() {}

    /** {@return the folder as it was given} */
    public Path root() {
        return home;
    }

    /**
     * Directory of the journal.
     *
     * @return path
     * @throws LaunchException when there is none
     */
    public Path journal() {
        return journal(home);
    }

    private static Path journal(Path home) {
        Path journal = Home.journal(home);
        if (!Files.isDirectory(journal)) {
            throw new LaunchException(
                    ExitCodes.FAILED,
                    home + ": holds no journal; name the --home of a run, or start ./millrace run");
        }
        return journal;
    }

    /**
     * Directory of an epoch: the one asked for, or the newest.
     *
     * @param number from 1; 0 for the newest
     * @return path
     * @throws LaunchException when there is none
     */
    public Path epoch(int number) {
        return epoch(home, number);
    }

    /**
     * The same of any home.
     *
     * @param home its folder
     * @param number from 1; 0 for the newest
     * @return path
     * @throws LaunchException when there is none
     */
    public static Path epoch(Path home, int number) {
        Path journal = journal(home);
        int wanted = number != 0 ? number : newest(journal);
        Path epoch = Epochs.directory(journal, Math.max(1, wanted));
        if (wanted == 0 || !Files.isDirectory(epoch)) {
            throw new LaunchException(
                    ExitCodes.FAILED,
                    journal
                            + ": holds no epoch "
                            + (wanted == 0 ? "whose making was finished" : wanted)
                            + "; there are "
                            + Epochs.list(journal));
        }
        return epoch;
    }

    /**
     * The newest epoch whose head was finished; a start that was killed before that holds nothing
     * to read.
     */
    private static int newest(Path journal) {
        int newest = 0;
        for (int number : Epochs.list(journal)) {
            boolean finished =
                    Files.isRegularFile(Epochs.directory(journal, number).resolve(Epochs.MANIFEST));
            newest = finished ? Math.max(newest, number) : newest;
        }
        return newest;
    }
}
