package io.millrace.ops.launch;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Room that a home keeps for its own end: a file of zeros, given back when the disk is full, so
 * that latch, seal and last lines find a place.
 */
public final class Ballast {

    private static final String NAME = "ballast";
    private static final int CHUNK_BYTES = 1 << 20;

    private final Disk disk;
    private final Path home;
    private final long bytes;

    Ballast(Disk disk, Path home, long bytes) {
        this.disk = disk;
        this.home = home;
        this.bytes = bytes;
    }

    /**
     * Refuses a disk with less room than its floor, then makes the file.
     *
     * @param floorBytes room that must be left beside it
     * @throws LaunchException 74 when there is too little room
     */
    void take(long floorBytes) {
        Path path = home.resolve(NAME);
        try {
            boolean stands = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            long missing = Math.max(0, bytes - (stands ? Files.size(path) : 0));
            long usable = disk.usableBytes(home);
            if (usable < floorBytes + missing) {
                throw new LaunchException(
                        ExitCodes.INPUT_OUTPUT,
                        home
                                + ": the disk has room for "
                                + usable
                                + " bytes; at least "
                                + (floorBytes + missing)
                                + " are needed (journal.disk_floor and journal.ballast)");
            }
            if (missing > 0) {
                fill(path);
            }
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT, path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private void fill(Path path) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
        try (DiskFile file = disk.open(path)) {
            for (long at = 0; at < bytes; at += CHUNK_BYTES) {
                zeros.limit((int) Math.min(CHUNK_BYTES, bytes - at)).rewind();
                file.write(zeros, at);
            }
            file.force();
        }
    }

    /** Gives the room back. A file that cannot be removed must not hide why that was wanted. */
    void release(Throwable reason) {
        try {
            disk.delete(home.resolve(NAME));
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
