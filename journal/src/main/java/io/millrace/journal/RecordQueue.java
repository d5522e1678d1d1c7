package io.millrace.journal;

import io.millrace.journal.disk.Writeback;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.WireType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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

    /** Runs once, on whichever thread comes first. */
    private static final FutureTask<Wire> LOADING = new FutureTask<>(RecordQueue::load);

    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Writeback writeback;
    private long position;

    /** The records' file may stand and hold zeros; the object is closed with this one. */
    RecordQueue(Path directory, int blockBytes, Writeback writeback) {
        this.directory = directory;
        this.writeback = writeback;
        awaitLoading();
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

    /**
     * Has Chronicle's classes loaded on a thread of its own: they generate code and look for
     * libraries, which takes longer than the rest of a start.
     */
    static void prepare() {
        Thread loading = new Thread(LOADING, "millrace-prepare");
        loading.setDaemon(true);
        loading.start();
    }

    private static Wire load() {
        SingleChronicleQueueBuilder.binary(Path.of(""));
        return WireType.BINARY_LIGHT.apply(Bytes.allocateElasticOnHeap());
    }

    /** What failed there fails again, and is told, where a queue is made. An interrupt is kept. */
    static void awaitLoading() {
        LOADING.run();
        boolean interrupted = false;
        while (!LOADING.isDone()) {
            try {
                LOADING.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes one excerpt. */
    void write(byte[] source, int length) {
        try {
            writeback.prepare();
        } catch (IOException e) {
            throw new JournalException(
                    directory + ": cannot be written (" + e.getMessage() + "); it must have room",
                    e);
        }
        try (DocumentContext document = appender.writingDocument(false)) {
            copy(document, source, length);
        } catch (RuntimeException | InternalError e) {
            throw new JournalException(
                    directory + ": cannot be written; the disk must have room", e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Where the next excerpt begins. */
    long position() {
        return position;
    }

    /** What puts the excerpts on the disk. Not Chronicle, whose sync hides errors. */
    Writeback writeback() {
        return writeback;
    }

    private void copy(DocumentContext document, byte[] source, int length) {
        boolean whole = false;
        try {
            Wire wire = document.wire();
            if (wire == null) {
                throw new IllegalStateException("the excerpt has no bytes");
            }
            Bytes<?> target = wire.bytes();
            target.write(source, 0, length);
            position = DocumentLayout.aligned(target.writePosition());
            whole = true;
        } finally {
            if (!whole) {
                document.rollbackOnClose();
            }
        }
    }

    @Override
    public void close() {
        try (writeback) {
            appender.close();
            queue.close();
        } catch (IOException | RuntimeException | InternalError e) {
            throw new JournalException(
                    directory + ": cannot be closed; the disk must take writes", e);
        }
    }
}
