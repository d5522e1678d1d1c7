package io.millrace.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The epoch directories under a journal directory, {@code e000001}, {@code e000002} and so on.
 * Whatever bears such a name counts, damaged or not, so that no number is ever used twice.
 */
public final class Epochs {

    /** Name of the text file that tells what an epoch is. */
    public static final String MANIFEST = "manifest";

    /** Name of the text file that a clean stop leaves. */
    public static final String SEAL = "seal";

    /** Name of the file with the records: Chronicle Queue's for a clock that stands at 0. */
    public static final String RECORDS = "19700101HX.cq4";

    /** Name of Chronicle Queue's own table; holds no record, is written by it alone. */
    public static final String QUEUE_TABLE = "metadata.cq4t";

    /** Ending of a file that was archived: packed, in the place of the one without it. */
    public static final String PACKED = ".gz";

    private static final Pattern NAME = Pattern.compile("e(\\d{6}|[1-9]\\d{6,8})");

    private Epochs() {}

    /**
     * Name of an epoch's directory.
     *
     * @param epoch number
     * @return for example {@code e000042}
     */
    public static String name(int epoch) {
        return String.format(Locale.ROOT, "e%06d", epoch);
    }

    /**
     * Directory of an epoch.
     *
     * @param journalDirectory holds the epochs
     * @param epoch number
     * @return its path, whether it exists or not
     */
    public static Path directory(Path journalDirectory, int epoch) {
        return journalDirectory.resolve(name(epoch));
    }

    /**
     * Number of an epoch from its directory's name.
     *
     * @param epochDirectory any path
     * @return number from 1
     * @throws JournalException when the name is none of an epoch
     */
    public static int number(Path epochDirectory) {
        int number = numberOrNone(epochDirectory);
        if (number == 0) {
            throw new JournalException(
                    epochDirectory + ": is no epoch; the name must be like e000001");
        }
        return number;
    }

    /**
     * Numbers of all epochs.
     *
     * @param journalDirectory holds the epochs; need not exist
     * @return ascending
     * @throws JournalException when the directory cannot be listed
     */
    public static List<Integer> list(Path journalDirectory) {
        List<Integer> numbers = new ArrayList<>();
        if (Files.notExists(journalDirectory)) {
            return numbers;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(journalDirectory)) {
            for (Path entry : entries) {
                int number = parse(entry.getFileName().toString());
                if (number != 0) {
                    numbers.add(number);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new JournalException(
                    journalDirectory + ": cannot be listed; it must be a readable directory", e);
        }
        Collections.sort(numbers);
        return numbers;
    }

    /**
     * Number of the newest epoch.
     *
     * @param journalDirectory holds the epochs; need not exist
     * @return highest number, or empty
     */
    public static OptionalInt latest(Path journalDirectory) {
        List<Integer> numbers = list(journalDirectory);
        return numbers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(numbers.getLast());
    }

    /**
     * Number the next start will take.
     *
     * @param journalDirectory holds the epochs; need not exist
     * @return one above the highest, damaged ones counted; 1 at first
     */
    public static int nextNumber(Path journalDirectory) {
        return latest(journalDirectory).orElse(0) + 1;
    }

    /** Number of an epoch, or 0 when the directory's name is none of an epoch. */
    static int numberOrNone(Path epochDirectory) {
        Path name = epochDirectory.getFileName();
        return name == null ? 0 : parse(name.toString());
    }

    /**
     * Name under which a file of an epoch stands when it is archived.
     *
     * @param file path of the file
     * @return path of its archive, whether it exists or not
     */
    public static Path packed(Path file) {
        return file.resolveSibling(file.getFileName() + PACKED);
    }

    /** Whether a file has an archive. */
    static boolean isPacked(Path file) {
        return Files.isRegularFile(packed(file), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whether an epoch has a file that can be read, itself or its archive.
     *
     * @param epochDirectory directory of the epoch
     * @param name of the file
     * @return true when one of them is a regular file
     */
    public static boolean holds(Path epochDirectory, String name) {
        // In this order: while an epoch is archived, the archive stands before the file goes.
        return Files.isRegularFile(epochDirectory.resolve(name), LinkOption.NOFOLLOW_LINKS)
                || isPacked(epochDirectory.resolve(name));
    }

    /**
     * Whether the records of an epoch stand in an archive, and nowhere else.
     *
     * @param epochDirectory directory of the epoch
     * @return true when there is an archive and no file
     */
    public static boolean isArchived(Path epochDirectory) {
        Path records = epochDirectory.resolve(RECORDS);
        return Files.notExists(records, LinkOption.NOFOLLOW_LINKS) && isPacked(records);
    }

    private static int parse(String name) {
        return NAME.matcher(name).matches() ? Integer.parseInt(name.substring(1)) : 0;
    }
}
