package io.millrace.bench.latency;

import java.util.function.Supplier;

/** Says which segments count: those in which other processes used little processor time. */
public final class SegmentGate {

    /** Length of a segment. */
    public static final long SEGMENT_NS = 500_000_000L;

    /** What others may use of it. */
    public static final long ALLOWED_MS = 30;

    private final Supplier<CpuTimes> times;
    private CpuTimes begin;
    private int kept;
    private int dropped;

    /**
     * A gate.
     *
     * @param times processor times of now
     */
    public SegmentGate(Supplier<CpuTimes> times) {
        this.times = times;
        begin = times.get();
    }

    /** A segment begins. */
    public void begin() {
        begin = times.get();
    }

    /**
     * A segment ends.
     *
     * @return whether it counts
     */
    public boolean end() {
        boolean quiet = times.get().othersSince(begin) <= ALLOWED_MS;
        if (quiet) {
            kept++;
        } else {
            dropped++;
        }
        return quiet;
    }

    /** {@return segments that count} */
    public int kept() {
        return kept;
    }

    /** {@return segments that do not} */
    public int dropped() {
        return dropped;
    }
}
