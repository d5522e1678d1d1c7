package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes room in a file ahead of a writer that works through a mapping: a mapped page that the disk
 * has no room for ends the process, a written one is an {@link IOException}. Room is zeros that are
 * really written, so the page is in memory before it is touched and costs the disk no new entry
 * when it is forced. One thread; the sign of little room may be read by others.
 */
final class Room {

    /** Bytes made at once. */
    static final int STEP_BYTES = 1 << 20;

    private static final long PAGE_BYTES = 4096;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path path;
    private final DiskFile file;
    private final Disk disk;
    private final long floorBytes;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);
    private final AtomicBoolean low;
    private long made;

    Room(Path path, DiskFile file, Durability durability, AtomicBoolean low) {
        this.path = path;
        this.file = file;
        this.disk = durability.disk();
        this.floorBytes = durability.floorBytes();
        this.low = low;
    }

    /** Says that everything before a position is in use; the page that it lies on is too. */
    void begin(long used) {
        made = (used + PAGE_BYTES - 1) & -PAGE_BYTES;
    }

    /** How far there is room. */
    long made() {
        return made;
    }

    /** Makes room up to a position and some more. Never touches what is before. */
    void cover(long position) throws IOException {
        while (made < position) {
            for (int chunk = 0; chunk < STEP_BYTES; chunk += CHUNK_BYTES) {
                zeros.clear();
                file.write(zeros, made + chunk);
            }
            made += STEP_BYTES;
            if (floorBytes != 0 && disk.usableBytes(path) < floorBytes) {
                low.setRelease(true);
            }
        }
    }
}
