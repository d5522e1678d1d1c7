package io.millrace.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The one place that touches Chronicle Queue: a queue of one file, written in raw bytes.
 *
 * <p>Why these settings: the clock stands at 0, so that no clock can roll the file or brick it. The
 * sparse cycle writes one index page in the life of an epoch (one entry per million excerpts);
 * nobody looks for a record by Chronicle's index. Blocks of 16 MiB save mappings and page faults:
 * an append costs two thirds of one with blocks of 4 MiB. Not thread-safe.
 */
final class RecordQueue implements AutoCloseable {

    static final int BLOCK_BYTES = 16 << 20;

    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private @Nullable FileChannel channel;

    RecordQueue(Path directory, int blockBytes) {
        this.directory = directory;
        try {
            queue =
                    SingleChronicleQueueBuilder.binary(directory)
                            .rollCycle(SparseRollCycles.HUGE_DAILY_XSPARSE)
                            .timeProvider(() -> 0L)
                            .blockSize(blockBytes)
                            .checkInterrupts(false)
                            .build();
            queue.singleThreadedCheckDisabled(true);
            appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
        } catch (RuntimeException | InternalError e) {
            throw new JournalException(
                    directory + ": no queue can be made; the disk must take files", e);
        }
    }

    /** Writes one excerpt. */
    void write(byte[] source, int length) {
        try (DocumentContext document = appender.writingDocument(false)) {
            copy(document, source, length);
        } catch (RuntimeException | InternalError e) {
            throw new JournalException(
                    directory + ": cannot be written; the disk must have room", e);
        }
    }

    /** Forces what was written to the disk. Not by Chronicle, whose sync hides errors. */
    void force() throws IOException {
        if (channel == null) {
            Path file = directory.resolve(Epochs.RECORDS);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        }
        channel.force(false);
    }

    private static void copy(DocumentContext document, byte[] source, int length) {
        boolean whole = false;
        try {
            Wire wire = document.wire();
            if (wire == null) {
                throw new IllegalStateException("the excerpt has no bytes");
            }
            Bytes<?> target = wire.bytes();
            target.write(source, 0, length);
            whole = true;
        } finally {
            if (!whole) {
                document.rollbackOnClose();
            }
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
            queue.close();
            if (channel != null) {
                channel.close();
            }
        } catch (IOException | RuntimeException | InternalError e) {
            throw new JournalException(
                    directory + ": cannot be closed; the disk must take writes", e);
        }
    }
}
