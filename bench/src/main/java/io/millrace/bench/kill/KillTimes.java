package io.millrace.bench.kill;

import org.HdrHistogram.Histogram;

import java.io.PrintStream;

/** What was measured of one way to kill. */
final class KillTimes {

    private static final double MICROSECOND_NS = 1_000;
    private static final long LONGEST_NS = 3_600_000_000_000L;

    private final String name;
    private final Histogram first = new Histogram(LONGEST_NS, 3);
    private final Histogram last = new Histogram(LONGEST_NS, 3);
    private final Histogram flat = new Histogram(LONGEST_NS, 3);

    KillTimes(String name) {
        this.name = name;
    }

    /** From the kill handed in to the first cancel, to the last, and to nothing held. */
    void add(long firstNs, long lastNs, long flatNs) {
        first.recordValue(firstNs);
        last.recordValue(lastNs);
        flat.recordValue(flatNs);
    }

    void print(PrintStream out) {
        out.printf("%s, %d kills, us: p50 p99 p99.9 max%n", name, first.getTotalCount());
        line(out, "first cancel at the door", first);
        line(out, "last of 50 cancels", last);
        line(out, "flat, at the simulated broker", flat);
    }

    private static void line(PrintStream out, String what, Histogram times) {
        out.printf(
                "  %-30s %,12.0f %,12.0f %,12.0f %,12.0f%n",
                what,
                times.getValueAtPercentile(50) / MICROSECOND_NS,
                times.getValueAtPercentile(99) / MICROSECOND_NS,
                times.getValueAtPercentile(99.9) / MICROSECOND_NS,
                times.getMaxValue() / MICROSECOND_NS);
    }
}
