package io.millrace.engine.ring;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Times of one kind. One thread records and never waits; any other may ask, and then what was
 * recorded since the last question is exchanged for an empty histogram and added up.
 */
final class LatencyTimes {

    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, LONGEST_NS, DIGITS);
    private final Histogram total = new Histogram(1, LONGEST_NS, DIGITS);
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Histogram recycled;

    /** Counts a time; what is longer than a minute counts as a minute. Recording thread. */
    void record(long tookNs) {
        recorder.recordValue(Math.max(1, Math.min(tookNs, LONGEST_NS)));
    }

    /** {@return all so far, ns; a copy} */
    Histogram total() {
        asking.lock();
        try {
            Histogram newest = recorder.getIntervalHistogram(recycled);
            recycled = newest;
            total.add(newest);
            return total.copy();
        } finally {
            asking.unlock();
        }
    }
}
