package io.millrace.bench.latency;

import java.util.function.LongSupplier;

/**
 * When each tick of an open loop is due. The times are fixed before the first tick: a tick that is
 * late moves none behind it, and what a stall holds up is counted from when it was due. So nothing
 * that is slow can hide by slowing the load down.
 */
public final class Pace {

    private final LongSupplier clock;
    private final double intervalNs;
    private long startNs;

    /**
     * A pace.
     *
     * @param clock monotonic, ns
     * @param perSecond ticks a second, above 0
     */
    public Pace(LongSupplier clock, double perSecond) {
        this.clock = clock;
        this.intervalNs = 1e9 / perSecond;
    }

    /** The first tick is due now. */
    public void start() {
        startNs = clock.getAsLong();
    }

    /**
     * When a tick is due.
     *
     * @param index from 0
     * @return ns of the clock
     */
    public long due(long index) {
        return startNs + (long) (index * intervalNs);
    }

    /**
     * Waits until a tick is due; not at all when it is late.
     *
     * @param index from 0
     * @return when it was due
     */
    public long await(long index) {
        long due = due(index);
        while (clock.getAsLong() < due) {
            Thread.onSpinWait();
        }
        return due;
    }

    /**
     * Whether a tick is due.
     *
     * @param index from 0
     * @return true from its time on
     */
    public boolean isDue(long index) {
        return clock.getAsLong() >= due(index);
    }
}
