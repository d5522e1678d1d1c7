package io.millrace.ops.watch;

import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code dead-man}: what a dead man refused and cancelled while nobody could journal it.
 * It stands until a run that put it into its journal has ended in order; a run that dies before
 * journals it again.
 */
public final class DeadManNote {

    /** Name of the file. */
    public static final String FILE = "dead-man";

    private static final int MAX_BYTES = 4_000;

    private DeadManNote() {}

    /**
     * Writes the file; when this returns it is on the disk.
     *
     * @param disk that takes it
     * @param home that holds it
     * @param words what the dead man did, one line
     * @throws JournalException when it cannot be written
     */
    public static void write(Disk disk, Path home, String words) {
        String line = words.replaceAll("\\p{Cntrl}", " ");
        try {
            DurableFiles.write(disk, home, FILE, line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new JournalException(
                    home.resolve(FILE) + ": cannot be written (" + e + "); it must be writable", e);
        }
    }

    /**
     * Reads the file.
     *
     * @param home that may hold it
     * @return its words, or why they cannot be read; empty when there is no file
     */
    public static Optional<String> read(Path home) {
        Path path = home.resolve(FILE);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            int length = Math.min(bytes.length, MAX_BYTES);
            return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.of("dead man: its note cannot be read (" + e + ")");
        }
    }

    /**
     * Takes the file away.
     *
     * @param disk that holds it
     * @param home that may hold it
     * @throws JournalException when it cannot be removed
     */
    public static void clear(Disk disk, Path home) {
        try {
            if (Files.exists(home.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
                disk.delete(home.resolve(FILE));
                disk.forceDirectory(home);
            }
        } catch (IOException e) {
            throw new JournalException(
                    home.resolve(FILE) + ": cannot be removed (" + e + "); it must be removable",
                    e);
        }
    }
}
