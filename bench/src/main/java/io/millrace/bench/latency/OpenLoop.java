package io.millrace.bench.latency;

import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Sends ticks to targets at a rate, segment by segment, and adds up the segments that count. */
public final class OpenLoop {

    /** Longest latency that is told apart; longer ones count as this. */
    static final long LONGEST_NS = 10_000_000_000L;

    private final LongSupplier clock;
    private final SegmentGate gate;
    private final Supplier<Target> targets;
    private final Map<String, Histogram> total = new LinkedHashMap<>();
    private final Map<String, Histogram> everything = new LinkedHashMap<>();

    /**
     * A loop.
     *
     * @param clock monotonic, ns
     * @param gate which segments count
     * @param targets makes what is measured, anew for each segment: between its segments nothing of
     *     it is there that could take a core from another
     */
    public OpenLoop(LongSupplier clock, SegmentGate gate, Supplier<Target> targets) {
        this.clock = clock;
        this.gate = gate;
        this.targets = targets;
    }

    /** {@return an empty histogram of latencies} */
    public static Histogram histogram() {
        return new Histogram(1, LONGEST_NS, 3);
    }

    /**
     * Notes a latency.
     *
     * @param histogram to note it in
     * @param dueNs when the tick was due
     * @param nowNs when it was done
     */
    public static void note(Histogram histogram, long dueNs, long nowNs) {
        histogram.recordValue(Math.max(1, Math.min(LONGEST_NS, nowNs - dueNs)));
    }

    /**
     * One segment.
     *
     * @param perSecond rate
     * @param ticks in the segment
     * @return whether it counted
     */
    public boolean segment(double perSecond, long ticks) {
        try (Target target = targets.get()) {
            target.drain();
            target.reset();
            Pace pace = new Pace(clock, perSecond);
            gate.begin();
            pace.start();
            for (long i = 0; i < ticks; i++) {
                target.send(pace.await(i));
                if (!pace.isDue(i + 1)) {
                    target.pause();
                }
            }
            target.drain();
            boolean counts = gate.end();
            add(target, everything);
            if (counts) {
                add(target, total);
            }
            return counts;
        }
    }

    private static void add(Target target, Map<String, Histogram> to) {
        target.histograms()
                .forEach((name, part) -> to.computeIfAbsent(name, n -> histogram()).add(part));
    }

    /**
     * What all segments held, also those that others disturbed.
     *
     * @param name of a histogram of the target
     * @return nanoseconds
     */
    public Histogram everything(String name) {
        return everything.getOrDefault(name, histogram());
    }

    /**
     * What the segments that counted held.
     *
     * @param name of a histogram of the target
     * @return nanoseconds; empty when none counted
     */
    public Histogram total(String name) {
        return total.getOrDefault(name, histogram());
    }

    /** {@return names of the histograms} */
    public Iterable<String> names() {
        return everything.keySet();
    }

    /** {@return which segments counted} */
    public SegmentGate gate() {
        return gate;
    }
}
