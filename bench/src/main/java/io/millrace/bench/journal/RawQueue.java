package io.millrace.bench.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.UnsafeMemory;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;

import org.agrona.DirectBuffer;

import java.nio.file.Path;

/**
 * Chronicle Queue, records copied to the raw address of an excerpt, one or several an excerpt. No
 * envelope, no chain, no checksum. One thread.
 */
final class RawQueue implements AutoCloseable {

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final int batch;
    private long records;

    RawQueue(Path directory, int batch) {
        this.batch = batch;
        queue =
                SingleChronicleQueueBuilder.binary(directory)
                        .rollCycle(SparseRollCycles.HUGE_DAILY_XSPARSE)
                        .timeProvider(() -> 0L)
                        .blockSize(16 << 20)
                        .checkInterrupts(false)
                        .build();
        queue.singleThreadedCheckDisabled(true);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** Appends equal records from one place, as one excerpt. */
    void append(DirectBuffer source, int offset, int length) {
        try (DocumentContext document = appender.writingDocument(false)) {
            Wire wire = document.wire();
            if (wire == null) {
                throw new IllegalStateException("the excerpt has no bytes");
            }
            Bytes<?> bytes = wire.bytes();
            long at = bytes.writePosition();
            bytes.ensureCapacity(at + (long) batch * length);
            long address = bytes.addressForWrite(at);
            for (int i = 0; i < batch; i++) {
                UnsafeMemory.INSTANCE.copyMemory(
                        source.byteArray(),
                        offset,
                        address + (long) i * length,
                        length);
            }
            bytes.writePosition(at + (long) batch * length);
        }
        records += batch;
    }

    long records() {
        return records;
    }

    /** Records found by reading everything. */
    long count(int length) {
        long found = 0;
        try (ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    Wire wire = document.wire();
                    if (!document.isPresent() || wire == null) {
                        return found;
                    }
                    found += wire.bytes().readRemaining() / length;
                }
            }
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
