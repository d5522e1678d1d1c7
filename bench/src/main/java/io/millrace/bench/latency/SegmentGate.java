package io.millrace.bench.latency;

import java.util.Locale;
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
    private long stolenMs;
    private long processesMs;

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
        CpuTimes end = times.get();
        long others = end.othersSince(begin);
        long stolen = Math.min(others, end.stolenSince(begin));
        stolenMs += stolen;
        processesMs += others - stolen;
        boolean quiet = others <= ALLOWED_MS;
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

    /** {@return ms of processor time that a host took away, in all segments} */
    public long stolenMs() {
        return stolenMs;
    }

    /** {@return ms of processor time that other processes used, in all segments} */
    public long processesMs() {
        return processesMs;
    }

    /**
     * Whether enough segments count.
     *
     * @param wanted segments that were wanted, 1 or more
     * @return true for half of them, rounded up, or more
     */
    public boolean isEnough(int wanted) {
        return kept >= least(wanted);
    }

    /**
     * Why too few segments count.
     *
     * @param name what was measured
     * @param wanted segments that were wanted, 1 or more
     * @return one clause
     */
    public String why(String name, int wanted) {
        return String.format(
                Locale.ROOT,
                "%s has %d quiet segments of 0.5 s in %d, and needs %d: others may use %d ms of"
                        + " processor time in each; in all of them other processes used %d ms and"
                        + " the host took %d ms",
                name,
                kept,
                kept + dropped,
                least(wanted),
                ALLOWED_MS,
                processesMs,
                stolenMs);
    }

    private static int least(int wanted) {
        return (wanted + 1) / 2;
    }
}
