package io.millrace.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that are either there whole, on the disk, or not there at all. Stateless. */
public final class DurableFiles {

    /** Ending of a file that is not finished. */
    public static final String UNFINISHED = ".tmp";

    private DurableFiles() {}

    /**
     * Writes under another name, forces, renames, forces the directory.
     *
     * @param directory of the file
     * @param name of the file; one that stands is replaced
     * @param content all of it
     * @throws IOException when the system refuses; what stood before then still stands
     */
    public static void write(Path directory, String name, byte[] content) throws IOException {
        Path unfinished = directory.resolve(name + UNFINISHED);
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(directory);
    }

    /** Forces a file's content, or a directory's entries, to the disk. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
