package io.millrace.journal.disk;

import io.millrace.journal.disk.Durability.Policy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts the records of one epoch on the disk as its policy says, makes room ahead of them, and notes
 * the high water. Called by the thread of the journal; under {@link Policy#INTERVAL} a thread of
 * its own forces. Room is made by a thread of its own too, in a file that grows long. What failed
 * is never tried again: the failure is told at the next call, and at every one after it.
 */
public final class Writeback implements AutoCloseable {

    /** Room made ahead of the writer: more than its longest excerpt and Chronicle's own pages. */
    static final int AHEAD_BYTES = 2 << 20;

    /** Flushed bytes that may wait for a slow disk; at more the writer waits. */
    static final long BACKLOG_BYTES = 64L << 20;

    private final int epoch;
    private final Durability durability;
    private final Path records;
    private final HighWaterFile highWater;
    private final AtomicBoolean low = new AtomicBoolean();
    private final FlushedEnd flushed = new FlushedEnd();
    private final AtomicLong durableSequence = new AtomicLong();
    private final AtomicLong durablePosition = new AtomicLong();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final long[] end = new long[FlushedEnd.LENGTH];
    private long position;
    private @Nullable DiskFile file;
    private @Nullable RoomAhead room;
    private @Nullable Thread thread;
    private boolean begun;

    /**
     * Before the first excerpt; the file is Chronicle's to make.
     *
     * @param records the file, missing yet
     * @param epoch number
     * @param highWater beside the epochs; closed with this object
     * @param durability policy
     */
    public Writeback(Path records, int epoch, HighWaterFile highWater, Durability durability) {
        this.records = records;
        this.epoch = epoch;
        this.durability = durability;
        this.highWater = highWater;
    }

    /**
     * Makes room for the next excerpt. To be called before each.
     *
     * @throws IOException when the disk is full or an earlier call failed
     */
    public void prepare() throws IOException {
        requireSound();
        RoomAhead ahead = room;
        try {
            if (ahead == null) {
                reserve();
            } else {
                ahead.cover(position + AHEAD_BYTES);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Proves that there is room for the pages that Chronicle begins its file with. They cannot be
     * made beforehand: it takes a file that stands for one that another process is about to begin.
     */
    private void reserve() throws IOException {
        Path scratch = records.resolveSibling(records.getFileName() + DurableFiles.UNFINISHED);
        Disk disk = durability.disk();
        try (DiskFile proof = disk.open(scratch)) {
            new Room(scratch, proof, durability, low).cover(AHEAD_BYTES);
        } finally {
            disk.delete(scratch);
        }
    }

    private void attach(long next) throws IOException {
        DiskFile opened = durability.disk().open(records);
        file = opened;
        Room ahead = new Room(records, opened, durability, low);
        ahead.begin(next);
        room = new RoomAhead(ahead, failure);
    }

    private DiskFile file() {
        return Objects.requireNonNull(file, "forced before the first excerpt");
    }

    /**
     * Takes note of an excerpt that was written, and forces it under {@link Policy#ALWAYS}.
     *
     * @param sequence of the last record that has one
     * @param crc of the last record
     * @param count of the epoch's records so far
     * @param next where the next excerpt begins
     * @throws IOException when the disk has failed
     */
    public void flushed(long sequence, int crc, long count, long next) throws IOException {
        requireSound();
        position = next;
        flushed.set(sequence, crc, count, next);
        if (file == null) {
            attach(next);
        }
        if (durability.policy() == Policy.ALWAYS && begun) {
            force();
        } else if (thread != null) {
            awaitBacklog();
        }
    }

    private void awaitBacklog() throws IOException {
        while (position - durablePosition.getAcquire() > BACKLOG_BYTES) {
            requireSound();
            Thread.onSpinWait();
        }
    }

    /**
     * Says that the epoch counts from now on: head and manifest have been forced. Notes the high
     * water for the first time, so that it never names an epoch that was not finished, and begins
     * to force at intervals, where that is the policy.
     *
     * @throws IOException when the disk has failed
     */
    public void begin() throws IOException {
        begun = true;
        try {
            flushed.get(end);
            note(end);
            highWater.force();
        } catch (IOException e) {
            throw failed(e);
        }
        if (durability.policy() == Policy.INTERVAL) {
            Thread forcing = new Thread(this::forceAgainAndAgain, "millrace-force");
            forcing.setDaemon(true);
            thread = forcing;
            forcing.start();
        }
    }

    private void forceAgainAndAgain() {
        long[] seen = new long[FlushedEnd.LENGTH];
        try {
            DiskFile target = file();
            while (!stop.await(durability.intervalNs(), TimeUnit.NANOSECONDS)) {
                flushed.get(seen);
                if (seen[FlushedEnd.POSITION] > durablePosition.getPlain()) {
                    target.force();
                    note(seen);
                }
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, new IOException("the forcing thread has ended", e));
        }
    }

    /**
     * Forces everything that was flushed, whatever the policy.
     *
     * @throws IOException when the disk has failed
     */
    public void force() throws IOException {
        requireSound();
        flushed.get(end);
        try {
            file().force();
            if (thread == null && begun) {
                note(end);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Notes what a force that succeeded has put on the disk. Called by one thread at a time. */
    private void note(long[] forced) throws IOException {
        highWater.write(
                epoch,
                forced[FlushedEnd.SEQUENCE],
                (int) forced[FlushedEnd.CRC],
                forced[FlushedEnd.RECORDS],
                forced[FlushedEnd.POSITION]);
        durablePosition.setRelease(forced[FlushedEnd.POSITION]);
        durableSequence.setRelease(forced[FlushedEnd.SEQUENCE]);
    }

    /**
     * Forces what an order depends on, where the policy holds orders until then.
     *
     * @throws IOException when the disk has failed
     */
    public void secure() throws IOException {
        requireSound();
        if (durability.holdsOrders() && durablePosition.getPlain() < position) {
            force();
        }
    }

    /**
     * Whether orders may leave: nothing has failed, the disk has room, and their cause is on it
     * where the policy asks for that.
     *
     * @param sequence of the cause
     * @return true when they may
     */
    public boolean permits(long sequence) {
        return failure.get() == null
                && !low.getAcquire()
                && (!durability.holdsOrders() || durableSequence.getAcquire() >= sequence);
    }

    /**
     * Sequence up to which the records are known to be on the disk. Any thread.
     *
     * @return 0 before the first
     */
    public long durableSequence() {
        return durableSequence.getAcquire();
    }

    /**
     * Whether less room than the floor is left. Any thread.
     *
     * @return true from the first time on
     */
    public boolean isLow() {
        return low.getAcquire();
    }

    /**
     * Ends the forcing thread, forces everything and puts the high water on the disk.
     *
     * @throws IOException when the disk has failed
     */
    public void finish() throws IOException {
        join();
        force();
        try {
            highWater.force();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void join() {
        RoomAhead ahead = room;
        if (ahead != null) {
            ahead.close();
        }
        Thread forcing = thread;
        stop.countDown();
        boolean interrupted = false;
        while (forcing != null && forcing.isAlive()) {
            try {
                forcing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        thread = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private IOException failed(IOException e) {
        failure.compareAndSet(null, e);
        return e;
    }

    private void requireSound() throws IOException {
        IOException thrown = failure.get();
        if (thrown != null) {
            throw new IOException("the disk has failed: " + thrown.getMessage(), thrown);
        }
    }

    @Override
    public void close() throws IOException {
        join();
        DiskFile opened = file;
        try (highWater) {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
