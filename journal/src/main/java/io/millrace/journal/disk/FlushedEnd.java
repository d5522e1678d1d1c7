package io.millrace.journal.disk;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Where the flushed records end, told by one thread and read by another as a whole. The version is
 * odd while the values change; a reader that meets a change reads again. Allocates nothing.
 */
final class FlushedEnd {

    static final int SEQUENCE = 0;
    static final int CRC = 1;
    static final int RECORDS = 2;
    static final int POSITION = 3;
    static final int LENGTH = 4;

    private final AtomicLong version = new AtomicLong();
    private final AtomicLongArray values = new AtomicLongArray(LENGTH);

    /** The writer's own thread only. */
    void set(long sequence, int crc, long records, long position) {
        long next = version.getPlain() + 1;
        version.setOpaque(next);
        VarHandle.releaseFence();
        values.setOpaque(SEQUENCE, sequence);
        values.setOpaque(CRC, crc);
        values.setOpaque(RECORDS, records);
        values.setOpaque(POSITION, position);
        version.setRelease(next + 1);
    }

    /** Any thread. */
    void get(long[] target) {
        long seen;
        do {
            seen = version.getAcquire();
            for (int i = 0; i < LENGTH; i++) {
                target[i] = values.getOpaque(i);
            }
            VarHandle.acquireFence();
        } while ((seen & 1) != 0 || seen != version.getOpaque());
    }
}
