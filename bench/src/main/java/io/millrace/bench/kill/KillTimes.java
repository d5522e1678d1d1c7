package io.millrace.bench.kill;

import io.millrace.bench.report.Findings;

import org.HdrHistogram.Histogram;

/** What was measured of one way to kill. */
final class KillTimes {

    private static final double MILLISECOND_NS = 1e6;
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

    /** Milliseconds to the first cancel, at most: the p99 of fewer than a hundred. */
    double longestFirstMs() {
        return first.getMaxValue() / MILLISECOND_NS;
    }

    /** Seconds until nothing is held, at most. */
    double longestFlatS() {
        return flat.getMaxValue() / MILLISECOND_NS / 1_000;
    }

    void tell(Findings findings) {
        tell(findings, "first cancel at the door", first);
        tell(findings, "last of 50 cancels", last);
        tell(findings, "nothing held", flat);
    }

    private void tell(Findings findings, String what, Histogram times) {
        double middleMs = times.getValueAtPercentile(50) / MILLISECOND_NS;
        double longestMs = times.getMaxValue() / MILLISECOND_NS;
        findings.figure(KillPart.PART, name + ", " + what + " p50", middleMs, "ms");
        findings.figure(KillPart.PART, name + ", " + what + ", longest", longestMs, "ms");
    }
}
