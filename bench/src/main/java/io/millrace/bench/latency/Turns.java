package io.millrace.bench.latency;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Budget;

import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Targets measured at one rate, a segment of each in turns. A target is open until it has as many
 * quiet segments as are wanted; references have a segment in every round, so that they are measured
 * in the same seconds as what is compared with them.
 */
final class Turns {

    private static final double[] PERCENTILES = {50, 99, 99.9};

    private final int rate;
    private final int wanted;
    private final List<String> references;
    private final Map<String, OpenLoop> loops = new LinkedHashMap<>();

    /**
     * Nothing measured yet.
     *
     * @param rate ticks a second
     * @param wanted quiet segments of each target, 1 or more
     * @param references names of the targets that others are compared with
     */
    Turns(int rate, int wanted, List<String> references) {
        this.rate = rate;
        this.wanted = wanted;
        this.references = references;
    }

    /** Adds a target, made anew for each segment; its segments are judged by the times. */
    Turns add(String name, LongSupplier clock, Supplier<CpuTimes> times, Supplier<Target> target) {
        loops.put(name, new OpenLoop(clock, new SegmentGate(times), target));
        return this;
    }

    /**
     * Measures until no target is open, in as many rounds as are wanted and some more, or until the
     * time is over, but once.
     *
     * @param spare rounds more than segments are wanted: a busy machine leaves some out
     * @param budget time for all of them
     */
    void run(int spare, Budget budget) {
        long ticks = rate * SegmentGate.SEGMENT_NS / 1_000_000_000L;
        for (int round = 0; round < wanted + spare && isAnyOpen(); round++) {
            if (round > 0 && budget.isOver()) {
                return;
            }
            loops.forEach(
                    (name, loop) -> {
                        if (isOpen(name, loop) || references.contains(name)) {
                            loop.segment(rate, ticks);
                        }
                    });
        }
    }

    private boolean isAnyOpen() {
        return loops.entrySet().stream().anyMatch(loop -> isOpen(loop.getKey(), loop.getValue()));
    }

    private boolean isOpen(String name, OpenLoop loop) {
        return !references.contains(name) && loop.gate().kept() < wanted;
    }

    private OpenLoop loop(String target) {
        OpenLoop loop = loops.get(target);
        if (loop == null) {
            throw new IllegalArgumentException(
                    "no target " + target + "; there are " + loops.keySet());
        }
        return loop;
    }

    /** {@return latencies of a target in quiet segments, ns} */
    Histogram quiet(String target, String name) {
        return loop(target).total(name);
    }

    /** {@return latencies of a target in all segments, ns} */
    Histogram all(String target, String name) {
        return loop(target).everything(name);
    }

    /** {@return why these targets cannot be compared; empty when each has enough quiet segments} */
    Optional<String> why(String... targets) {
        for (String target : targets) {
            SegmentGate gate = loop(target).gate();
            if (!gate.isEnough(wanted)) {
                return Optional.of(gate.why(target, wanted));
            }
        }
        return Optional.empty();
    }

    /** Notes segments, who disturbed them, and percentiles with the number they stand on. */
    void tell(String part, Findings findings) {
        loops.forEach(
                (target, loop) -> {
                    String at = target + " at " + rate / 1_000 + "k/s, ";
                    SegmentGate gate = loop.gate();
                    findings.figure(part, at + "segments kept", gate.kept(), "");
                    findings.figure(part, at + "segments dropped", gate.dropped(), "");
                    findings.figure(part, at + "taken by the host", (double) gate.stolenMs(), "ms");
                    findings.figure(
                            part,
                            at + "used by other processes",
                            (double) gate.processesMs(),
                            "ms");
                    loop.names().forEach(name -> tell(part, at + name, loop.total(name), findings));
                });
    }

    private static void tell(String part, String name, Histogram total, Findings findings) {
        if (total.getTotalCount() == 0) {
            return;
        }
        findings.figure(part, name + ", counted", (double) total.getTotalCount(), "");
        for (double percentile : PERCENTILES) {
            String label = percentile == 99.9 ? "p99.9" : "p" + (int) percentile;
            double value = total.getValueAtPercentile(percentile);
            findings.figure(part, name + " " + label, value, "ns");
        }
    }
}
