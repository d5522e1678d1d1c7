package io.millrace.journal;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Checks the checksums, the chain and the checkpoints of an epoch on a thread of its own, ahead of
 * a reader that then need not. It ends with the records that stand, or before the first that is not
 * sound; from there on the reader checks for itself, and finds and names what is wrong. Only a
 * checkpoint it cannot judge; that one is told by {@link #refuse}.
 */
final class ChecksumAhead implements AutoCloseable {

    private static final int STEP = 256;
    private static final int SPINS = 200;
    private static final long MIN_PAUSE_NS = 1_000;
    private static final long MAX_PAUSE_NS = 50_000;

    private final EpochReader reader;
    private final Checkpoint.Check checkpoints;
    private final Thread thread;
    private final IdleStrategy idle = new BackoffIdleStrategy(SPINS, 1, MIN_PAUSE_NS, MAX_PAUSE_NS);
    private volatile long checked;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile @Nullable FirstBad badCheckpoint;

    /**
     * Begins.
     *
     * @param reader with checksums, used by nobody else
     * @param from where that reader stands
     */
    ChecksumAhead(EpochReader reader, EpochMark from) {
        this.reader = reader;
        checked = from.records();
        checkpoints = new Checkpoint.Check(from);
        thread = new Thread(this::check, "millrace-checksums");
        thread.setDaemon(true);
        thread.start();
    }

    private void check() {
        long sound = reader.records();
        try {
            while (!stopped && reader.next()) {
                String fault = checkpoints.take(reader);
                if (fault != null) {
                    badCheckpoint = here(fault);
                    return;
                }
                sound = reader.records();
                if (sound % STEP == 0) {
                    checked = sound;
                }
            }
        } catch (JournalException found) {
            // The reader comes to the same place and tells.
            stopped = true;
        } finally {
            checked = sound;
            ended = true;
        }
    }

    private FirstBad here(String fault) {
        return new FirstBad(
                reader.epoch(), reader.file(), reader.fileOffset(), reader.lastSequence(), fault);
    }

    /**
     * Refuses a record that only this thread has found wrong.
     *
     * @param records before it
     * @throws JournalCorruptException naming it
     */
    void refuse(long records) {
        if (ended && checked == records) {
            FirstBad bad = badCheckpoint;
            if (bad != null) {
                throw new JournalCorruptException(bad);
            }
        }
    }

    /**
     * Waits until more records are checked.
     *
     * @param records that are known to be sound
     * @return how many are sound; no more than those when nothing behind them was checked
     */
    long await(long records) {
        while (checked <= records && !ended) {
            idle.idle();
        }
        idle.reset();
        return checked;
    }

    @Override
    public void close() {
        stopped = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        reader.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
