package io.millrace.journal;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads the records of an epoch while it grows, and sums what was closed, so that a seal has little
 * left to do. Nothing happens before the epoch is {@link #LAG_BYTES} long; from then on a thread of
 * its own reads what has gathered, a few times a second, and stays less than that behind a disk and
 * a processor that keep up. The writer never waits for it before the end.
 *
 * <p>It walks through the excerpts as every reader does and sums the bytes that it walked over, as
 * they stand in the file.
 */
final class SealAhead implements AutoCloseable {

    /** Bytes that a seal may have left to read. */
    static final long LAG_BYTES = 64L << 20;

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int STEP_RECORDS = 4096;

    private final Path directory;
    private final long lagBytes;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private @Nullable Thread thread;
    private @Nullable EpochReader reader;
    private Seal.@Nullable Sum sum;
    private volatile long aheadBytes;

    /**
     * Of an epoch that is about to be written.
     *
     * @param directory of the epoch
     */
    SealAhead(Path directory) {
        this(directory, LAG_BYTES);
    }

    SealAhead(Path directory, long lagBytes) {
        this.directory = directory;
        this.lagBytes = lagBytes;
    }

    /** The epoch has grown; cheap, but for the one time that the thread begins. Writer's thread. */
    @SuppressWarnings("ThreadPriorityCheck") // Lets the engine have the core; nothing relies on it.
    void grown(long position) {
        if (position > lagBytes && thread == null) {
            Thread summing = new Thread(this::follow, "millrace-seal");
            summing.setDaemon(true);
            summing.setPriority(Thread.MIN_PRIORITY);
            thread = summing;
            summing.start();
        }
    }

    private void follow() {
        try {
            open();
            while (!stop.await(PAUSE_NS, TimeUnit.NANOSECONDS)) {
                while (stop.getCount() != 0 && advance()) {
                    // Each step is known to whoever asks.
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new JournalException(directory + ": the seal's thread was interrupted", e);
        }
    }

    private void open() {
        reader = EpochReader.open(directory, false);
        sum = new Seal.Sum(Seal.Sum.HEAD_BYTES);
    }

    private EpochReader reader() {
        EpochReader opened = reader;
        if (opened == null) {
            throw new IllegalStateException("the seal reads nothing yet");
        }
        return opened;
    }

    private Seal.Sum sum() {
        Seal.Sum begun = sum;
        if (begun == null) {
            throw new IllegalStateException("the seal sums nothing yet");
        }
        return begun;
    }

    /** Reads on for a while; answers whether there may be more. */
    private boolean advance() {
        EpochReader opened = reader();
        long stopAt = opened.records() + STEP_RECORDS;
        while (opened.records() < stopAt || !opened.isBetweenExcerpts()) {
            if (!opened.next()) {
                sumTo(opened.end());
                return false;
            }
        }
        sumTo(opened.end());
        return true;
    }

    private void sumTo(long end) {
        if (!sum().upTo(reader().window(), end)) {
            throw new JournalException(directory + ": is shorter than what was read of it");
        }
        aheadBytes = end;
    }

    /** Bytes of the file, from its beginning, that were read before the end. Any thread. */
    long aheadBytes() {
        return aheadBytes;
    }

    /**
     * Reads the rest of an epoch that is closed, and ends.
     *
     * @param end of the epoch
     * @param records that were appended
     * @return the sum over the file of the records
     * @throws JournalException when the file does not hold what was appended
     */
    Seal.SealedFile finish(EpochEnd end, long records) {
        join();
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        if (reader == null) {
            open();
        }
        EpochReader opened = reader();
        while (advance()) {
            // To its end.
        }
        if (opened.records() != records || opened.lastCrc() != end.lastCrc()) {
            throw new JournalException(
                    directory
                            + ": holds "
                            + opened.records()
                            + " records; it must hold the "
                            + records
                            + " that were appended");
        }
        String sha256 = sum().finish(opened.window(), opened.end());
        return new Seal.SealedFile(Epochs.RECORDS, opened.end(), sha256);
    }

    /** Seals an epoch that is closed. */
    Seal seal(EpochEnd end, long records, String stateHash, Disk disk) {
        Path queueTable = directory.resolve(Epochs.QUEUE_TABLE);
        try {
            DurableFiles.force(disk, directory.resolve(Epochs.RECORDS));
            DurableFiles.force(disk, queueTable);
            Seal seal =
                    Seal.of(
                            end,
                            records,
                            stateHash,
                            SumFile.read(directory.resolve(Epochs.MANIFEST)).sha256Hex(),
                            List.of(finish(end, records), table(queueTable)));
            DurableFiles.write(disk, directory, Epochs.SEAL, seal.format(directory));
            return seal;
        } catch (IOException e) {
            throw new JournalException(directory + ": cannot be sealed; it must be writable", e);
        }
    }

    private static Seal.SealedFile table(Path file) {
        try (ReadWindow window = new ReadWindow(file)) {
            long used = window.fileSize();
            String sha256 = Seal.Sum.of(window, used, Seal.Sum.HEAD_BYTES);
            return new Seal.SealedFile(Epochs.QUEUE_TABLE, used, sha256);
        }
    }

    private void join() {
        stop.countDown();
        Thread summing = thread;
        boolean interrupted = false;
        while (summing != null && summing.isAlive()) {
            try {
                summing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        join();
        EpochReader opened = reader;
        if (opened != null) {
            opened.close();
        }
    }
}
