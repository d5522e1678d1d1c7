package io.millrace.journal;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code halt.latch}: while it stands, trading is halted, whatever it says and whether it
 * can be read or not.
 *
 * @param cause why trading was halted, at most 4,000 characters are kept, as one line
 * @param value that went wrong, in the same way
 * @param limit that it broke, in the same way
 * @param sequence at which it was seen; 0 for none
 * @param epoch in which it was seen; 0 for none
 * @param time wall clock; information only
 */
public record HaltLatch(
        String cause, String value, String limit, long sequence, int epoch, Instant time) {

    /** Name of the file. */
    public static final String FILE = "halt.latch";

    /** Cause told by {@link #read} for a latch that says nothing sound. */
    public static final String UNREADABLE = "UNREADABLE";

    /** Cause of a copy of a home that got a name of its own. */
    public static final String FENCED = "FENCED";

    /** Cause of a run that ended because its disk had less room than its floor. */
    public static final String DISK_FLOOR = "DISK_FLOOR";

    /** Begin of the value of a latch that wants everything closed, not only halted. */
    public static final String KILL = "kill: ";

    private static final int MAX_TEXT = 4_000;

    /**
     * Whether the latch stands. A doubt counts as yes.
     *
     * @param directory that may hold it
     * @return false only when there is certainly nothing of that name
     */
    public static boolean isPresent(Path directory) {
        return !Files.notExists(directory.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the latch.
     *
     * @param directory that may hold it
     * @return empty only when there is certainly none; cause {@link #UNREADABLE} with the reason as
     *     its value when it stands but says nothing sound
     */
    public static Optional<HaltLatch> read(Path directory) {
        if (!isPresent(directory)) {
            return Optional.empty();
        }
        try {
            SumFile file = SumFile.read(directory.resolve(FILE));
            return Optional.of(
                    new HaltLatch(
                            file.take("cause"),
                            file.take("value"),
                            file.take("limit"),
                            file.takeLong("sequence"),
                            file.takeInt("epoch"),
                            Instant.parse(file.take("time"))));
        } catch (JournalException | DateTimeException e) {
            String reason = String.valueOf(e.getMessage());
            return Optional.of(new HaltLatch(UNREADABLE, reason, "", 0, 0, Instant.EPOCH));
        }
    }

    /**
     * Whether everything is to be closed as well, by the run that finds it.
     *
     * @return true for one that {@code kill} has set
     */
    public boolean isKill() {
        return value.startsWith(KILL);
    }

    /**
     * Sets the latch; when this returns it is on the disk. Replaces one that stands.
     *
     * @param directory to hold it
     * @throws JournalException when it cannot be written
     */
    public void write(Path directory) {
        write(Disk.system(), directory);
    }

    /**
     * Sets the latch on a disk of the caller's choice; else as {@link #write(Path)}.
     *
     * @param disk that takes it
     * @param directory to hold it
     * @throws JournalException when it cannot be written
     */
    public void write(Disk disk, Path directory) {
        Path path = directory.resolve(FILE);
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("cause", oneLine(cause));
        lines.put("value", oneLine(value));
        lines.put("limit", oneLine(limit));
        lines.put("sequence", Long.toString(sequence));
        lines.put("epoch", Integer.toString(epoch));
        lines.put("time", time.toString());
        try {
            DurableFiles.write(disk, directory, FILE, SumFile.format(path, lines));
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be written; it must be writable", e);
        }
    }

    // A halt must not fail for the text that explains it.
    private static String oneLine(String text) {
        String line = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        return line.replaceAll("\\p{Cntrl}", " ");
    }

    /**
     * Takes the latch away, on the disk too. Only an operator's word may lead here.
     *
     * @param directory that may hold it
     * @throws JournalException when it cannot be removed
     */
    public static void clear(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(FILE));
            Disk.system().forceDirectory(directory);
        } catch (IOException e) {
            throw new JournalException(
                    directory.resolve(FILE) + ": cannot be removed; it must be removable", e);
        }
    }
}
