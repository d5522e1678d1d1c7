package io.millrace.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
        Path name = epochDirectory.getFileName();
        int number = name == null ? 0 : parse(name.toString());
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

    private static int parse(String name) {
        return NAME.matcher(name).matches() ? Integer.parseInt(name.substring(1)) : 0;
    }
}
