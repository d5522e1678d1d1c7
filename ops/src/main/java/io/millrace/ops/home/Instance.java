package io.millrace.ops.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of an installation, tied to the one file that holds it: beside the name stand the number
 * and the birth of that file on its disk. A home that is moved, linked or mounted elsewhere keeps
 * both; one that is copied, or restored from a copy, has another file and is known by that.
 *
 * @param name 8 hexadecimal digits; enters the ids of orders
 * @param place of the file that this was written to; empty in a file of an earlier version
 */
public record Instance(String name, String place) {

    /** Name of the file. */
    public static final String FILE = "instance";

    private static final String PLACE = "place = ";
    private static final String UNKNOWN = "unknown";

    /**
     * Reads the name.
     *
     * @param home folder
     * @return empty when there is none yet
     * @throws JournalException when it cannot be read
     */
    public static Optional<Instance> read(Path home) {
        Path file = home.resolve(FILE);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readString(file).strip().lines().toList();
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                return Optional.empty();
            }
            String second = lines.size() < 2 ? "" : lines.get(1);
            String place = second.startsWith(PLACE) ? second.substring(PLACE.length()) : "";
            return Optional.of(new Instance(lines.getFirst().strip(), place.strip()));
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read (" + e + "); it must be", e);
        }
    }

    /**
     * The name of a home that may run: made at the first start, and tied to its file where an
     * earlier version had not done so.
     *
     * @param disk that takes the file
     * @param home folder
     * @return the name
     * @throws JournalException when it cannot be read or written
     */
    public static Instance of(Disk disk, Path home) {
        Optional<Instance> known = read(home);
        if (known.isPresent() && !known.get().place().isEmpty()) {
            return known.get();
        }
        return write(disk, home, known.map(Instance::name).orElseGet(Instance::newName));
    }

    /**
     * Gives a home a name of its own.
     *
     * @param disk that takes the file
     * @param home folder
     * @return the new name
     * @throws JournalException when it cannot be written
     */
    public static Instance renew(Disk disk, Path home) {
        return write(disk, home, newName());
    }

    private static String newName() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static Instance write(Disk disk, Path home, String name) {
        Path unfinished = home.resolve(FILE + DurableFiles.UNFINISHED);
        try {
            disk.delete(unfinished);
            Files.createFile(unfinished);
            Instance made = new Instance(name, place(unfinished));
            String text = name + "\n" + PLACE + made.place() + "\n";
            DurableFiles.write(disk, home, FILE, text.getBytes(UTF_8));
            return made;
        } catch (IOException e) {
            throw new JournalException(
                    home.resolve(FILE) + ": cannot be made (" + e + "); it must be writable", e);
        }
    }

    /**
     * Whether this home is a copy of the one that bears the name.
     *
     * @param home folder that it was read from
     * @return true when the file is not the one that the name was written to
     * @throws JournalException when the disk does not tell
     */
    public boolean isCopy(Path home) {
        if (place.isEmpty() || place.equals(UNKNOWN)) {
            return false;
        }
        try {
            String now = place(home.resolve(FILE));
            return !now.equals(UNKNOWN) && !now.equals(place);
        } catch (IOException e) {
            throw new JournalException(home.resolve(FILE) + ": cannot be looked at", e);
        }
    }

    /** Number and birth of a file; neither changes when it gets another name or path. */
    private static String place(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("unix")) {
            return UNKNOWN;
        }
        Object number = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
        Instant birth =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .creationTime()
                        .toInstant();
        return number + " " + birth;
    }
}
