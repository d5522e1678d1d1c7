package io.millrace.engine.ring;

import io.millrace.engine.order.LatencyProbe;

import org.HdrHistogram.Histogram;
import org.agrona.BitUtil;

/**
 * Latency from the inlet to the order door, both ends read from the monotonic clock. The inlet's
 * thread stamps, the door's thread reads; the ring's own hand-over orders the two. At full speed
 * from a file it contains the time an input waited in the ring.
 */
public final class TickToOrder implements LatencyProbe {

    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final long[] admittedNs;
    private final int mask;
    private final Histogram histogram = new Histogram(1, LONGEST_NS, DIGITS);

    /**
     * An empty histogram.
     *
     * @param inFlight inputs that may be on their way at once, a power of two
     */
    public TickToOrder(int inFlight) {
        if (!BitUtil.isPowerOfTwo(inFlight)) {
            throw new IllegalArgumentException(
                    "inputs in flight are " + inFlight + "; it must be a power of two");
        }
        admittedNs = new long[inFlight];
        mask = inFlight - 1;
    }

    void admitted(long sequence) {
        admittedNs[(int) sequence & mask] = System.nanoTime();
    }

    @Override
    public void sent(long cause) {
        long admitted = admittedNs[(int) cause & mask];
        // What an earlier start admitted was never stamped here.
        if (cause > 0 && admitted != 0) {
            long tookNs = System.nanoTime() - admitted;
            histogram.recordValue(Math.max(1, Math.min(tookNs, LONGEST_NS)));
        }
    }

    /**
     * What was measured. Read after the run.
     *
     * @return nanoseconds
     */
    public Histogram histogram() {
        return histogram;
    }
}
