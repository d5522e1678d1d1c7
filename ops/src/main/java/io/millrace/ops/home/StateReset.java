package io.millrace.ops.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.Epochs;
import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Says that the next run begins with a fresh trading state: no run is resumed that ends in an epoch
 * up to the one named. The epochs stay where they are; their snapshots go to the archive.
 */
public final class StateReset {

    /** Name of the file. */
    public static final String FILE = "state.reset";

    private static final String KEY = "epoch = ";

    private StateReset() {}

    /**
     * The newest epoch that no run goes on from.
     *
     * @param home folder
     * @return its number; 0 when the state was never reset
     * @throws JournalException when the file says nothing sound
     */
    public static int epoch(Path home) {
        Path file = home.resolve(FILE);
        if (Files.notExists(file)) {
            return 0;
        }
        try {
            String first = Files.readString(file).lines().findFirst().orElse("");
            if (first.startsWith(KEY)) {
                return Integer.parseInt(first.substring(KEY.length()));
            }
        } catch (IOException | NumberFormatException e) {
            throw new JournalException(file + ": cannot be read; it must begin with " + KEY, e);
        }
        throw new JournalException(file + ": must begin with \"" + KEY + "\" and a number");
    }

    /**
     * Resets the state of a home that nobody runs in.
     *
     * @param disk that takes the files
     * @param home folder
     * @param reason why
     * @return the newest epoch; 0 when there is none, and nothing was done
     * @throws JournalException when it cannot be written
     */
    public static int write(Disk disk, Path home, String reason) {
        int epoch = Epochs.latest(home.resolve("journal")).orElse(0);
        if (epoch == 0) {
            return 0;
        }
        String text = KEY + epoch + "\ntime = " + Instant.now() + "\nreason = " + reason + "\n";
        try {
            DurableFiles.write(disk, home, FILE, text.getBytes(UTF_8));
            archive(disk, home, epoch);
            return epoch;
        } catch (IOException e) {
            throw new JournalException(home + ": the state cannot be reset (" + e + ")", e);
        }
    }

    /** The next run keeps three snapshots of its own; these are kept from that. */
    private static void archive(Disk disk, Path home, int epoch) throws IOException {
        Path snapshots = home.resolve("snapshots");
        if (Files.notExists(snapshots)) {
            return;
        }
        Path archive = home.resolve("archive");
        Files.createDirectories(archive);
        Path target = archive.resolve("snapshots-" + Epochs.name(epoch));
        for (int copy = 2; Files.exists(target); copy++) {
            target = archive.resolve("snapshots-" + Epochs.name(epoch) + "-" + copy);
        }
        disk.rename(snapshots, target);
        disk.forceDirectory(archive);
        disk.forceDirectory(home);
    }
}
