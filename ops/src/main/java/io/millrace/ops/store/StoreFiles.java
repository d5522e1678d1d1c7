package io.millrace.ops.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The files of a store: the database, and what SQLite keeps beside it. */
final class StoreFiles {

    private static final String LOG = "-wal";
    private static final String SHARED = "-shm";

    private StoreFiles() {}

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    /** Removes a store; what is not there is no fault. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(beside(file, LOG));
            Files.deleteIfExists(beside(file, SHARED));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw fault(file, "cannot be removed", e);
        }
    }

    /**
     * Moves a damaged store out of the way.
     *
     * @return where it is now
     */
    static Path moveAside(Path file) {
        try {
            int number = 1;
            while (Files.exists(beside(file, ".corrupt-" + number))) {
                number++;
            }
            Path aside = beside(file, ".corrupt-" + number);
            Files.move(file, aside);
            for (String end : new String[] {LOG, SHARED}) {
                if (Files.exists(beside(file, end))) {
                    Files.move(beside(file, end), beside(aside, end));
                }
            }
            return aside;
        } catch (IOException e) {
            throw fault(file, "is damaged and cannot be moved aside", e);
        }
    }

    /**
     * Puts a whole new store in the place of another. What SQLite kept beside the old one goes
     * first: it must never meet the new one.
     */
    static void replace(Path made, Path file) {
        try {
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.deleteIfExists(beside(file, LOG));
            Files.deleteIfExists(beside(file, SHARED));
            Files.move(
                    made,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw fault(file, "cannot be replaced", e);
        }
    }

    private static StoreException fault(Path file, String what, IOException e) {
        return new StoreException(
                StoreException.Kind.WAIT,
                file + ": the store " + what + " (" + e + "); its folder must be writable",
                e);
    }
}
