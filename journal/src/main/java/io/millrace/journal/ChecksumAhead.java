package io.millrace.journal;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Checks the checksums and the chain of an epoch on a thread of its own, ahead of a reader that
 * then need not. It ends with the records that stand, or before the first that is not sound; from
 * there on the reader checks for itself, and finds and names what is wrong.
 */
final class ChecksumAhead implements AutoCloseable {

    private static final int STEP = 256;
    private static final int SPINS = 200;
    private static final long MIN_PAUSE_NS = 1_000;
    private static final long MAX_PAUSE_NS = 50_000;

    private final EpochReader reader;
    private final Thread thread;
    private final IdleStrategy idle = new BackoffIdleStrategy(SPINS, 1, MIN_PAUSE_NS, MAX_PAUSE_NS);
    private volatile long checked;
    private volatile boolean ended;
    private volatile boolean stopped;

    /**
     * Begins.
     *
     * @param reader before its first record, with checksums, used by nobody else
     */
    ChecksumAhead(EpochReader reader) {
        this.reader = reader;
        thread = new Thread(this::check, "millrace-checksums");
        thread.setDaemon(true);
        thread.start();
    }

    private void check() {
        try {
            while (!stopped && reader.next()) {
                if (reader.records() % STEP == 0) {
                    checked = reader.records();
                }
            }
        } catch (JournalException found) {
            // The reader comes to the same place and tells.
            stopped = true;
        } finally {
            checked = reader.records();
            ended = true;
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
