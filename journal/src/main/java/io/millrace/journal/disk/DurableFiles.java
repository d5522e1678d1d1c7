package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Small files that are either there whole, on the disk, or not there at all. Stateless. */
public final class DurableFiles {

    /** Ending of a file that is not finished. */
    public static final String UNFINISHED = ".tmp";

    private DurableFiles() {}

    /**
     * Writes under another name, forces, renames, forces the directory.
     *
     * @param disk that takes the file
     * @param directory of the file
     * @param name of the file; one that stands is replaced
     * @param content all of it
     * @throws IOException when the system refuses; what stood before then still stands
     */
    public static void write(Disk disk, Path directory, String name, byte[] content)
            throws IOException {
        Path unfinished = directory.resolve(name + UNFINISHED);
        try (DiskFile file = disk.open(unfinished)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(content), 0);
            file.force();
        }
        disk.rename(unfinished, directory.resolve(name));
        disk.forceDirectory(directory);
    }

    /**
     * Forces the content of a file.
     *
     * @param disk that holds it
     * @param path of the file
     * @throws IOException when the system reports an error
     */
    public static void force(Disk disk, Path path) throws IOException {
        try (DiskFile file = disk.open(path)) {
            file.force();
        }
    }
}
