package io.millrace.bench.latency;

import org.HdrHistogram.Histogram;

import java.util.Map;

/** Something that ticks are sent to. Sent and drained by one thread. */
public interface Target extends AutoCloseable {

    /**
     * Takes a tick.
     *
     * @param dueNs when it was due
     */
    void send(long dueNs);

    /** No tick is due now: what was held back for a batch is finished. */
    default void pause() {}

    /** Waits until everything is handled. */
    void drain();

    /**
     * What was measured since the last reset, by name; to be read when drained.
     *
     * @return nanoseconds from the due time on
     */
    Map<String, Histogram> histograms();

    /** {@return the same, emptied} */
    default Map<String, Histogram> reset() {
        histograms().values().forEach(Histogram::reset);
        return histograms();
    }

    /** Ends, and checks what was done. */
    @Override
    void close();
}
