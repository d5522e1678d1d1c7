package io.millrace.journal;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code poison}: the input at which the pipeline threw, and how many starts in a row died
 * there. A start that would hand in that input a third time must be HALTED and name it. A file that
 * says nothing sound counts as poisoned.
 *
 * @param sequence of the input; 0 when the file cannot be read
 * @param starts that died there, from 1
 * @param what the pipeline said, at most 4,000 characters are kept, as one line
 */
public record Poison(long sequence, int starts, String what) {

    /** Name of the file. */
    public static final String FILE = "poison";

    /** Starts that may die at one input. */
    public static final int STARTS = 2;

    private static final int MAX_TEXT = 4_000;

    /**
     * Reads the file.
     *
     * @param home that may hold it
     * @return empty when there is none
     */
    public static Optional<Poison> read(Path home) {
        Path path = home.resolve(FILE);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            SumFile file = SumFile.read(path);
            return Optional.of(
                    new Poison(
                            file.takeLong("sequence"), file.takeInt("starts"), file.take("what")));
        } catch (JournalException e) {
            return Optional.of(new Poison(0, STARTS, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Notes that the pipeline threw. The count goes on when it is the input noted before, and
     * begins anew when it is another.
     *
     * @param disk that takes the file
     * @param home that holds it
     * @param sequence of the input
     * @param what the pipeline said
     * @return what the file says now
     * @throws JournalException when it cannot be written
     */
    public static Poison note(Disk disk, Path home, long sequence, String what) {
        int before =
                read(home).filter(old -> old.sequence == sequence).map(Poison::starts).orElse(0);
        String line = what.length() > MAX_TEXT ? what.substring(0, MAX_TEXT) : what;
        Poison now = new Poison(sequence, before + 1, line.replaceAll("\\p{Cntrl}", " "));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("sequence", Long.toString(now.sequence));
        lines.put("starts", Integer.toString(now.starts));
        lines.put("what", now.what);
        try {
            DurableFiles.write(disk, home, FILE, SumFile.format(home.resolve(FILE), lines));
            return now;
        } catch (IOException e) {
            throw new JournalException(
                    home.resolve(FILE) + ": cannot be written (" + e + "); it must be writable", e);
        }
    }

    /**
     * Takes the file away, after a run that went past the input.
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

    /**
     * Whether a start that hands in inputs from a sequence on must be HALTED.
     *
     * @param first sequence that it hands in
     * @return true when two starts died at an input that it would reach
     */
    public boolean halts(long first) {
        return starts >= STARTS && (sequence == 0 || first <= sequence);
    }
}
