package io.millrace.bench.latency;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Budget;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.ops.config.RunSettings;

import org.HdrHistogram.Histogram;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tick to signal and tick to order in both layouts, beside an empty loop and a bare ring hop, all
 * in turns, at several rates.
 */
public final class LatencyPart implements Part {

    private static final String PART = "latency";
    private static final int GOAL_RATE = 100_000;
    private static final int[] RATES = {10_000, GOAL_RATE, 500_000, 1_000_000};

    /** Segments at the rates that stand beside. */
    private static final int BESIDE = 4;

    private static final int LEAST_WARM = 40_000;
    private static final int CHUNK = 1_000;
    private static final String INLINE = "inline";
    private static final String FUSED = "fused";
    private static final String ORDER = "order";
    private static final String P50_GOAL = "inline-p50-vs-parts";
    private static final String P99_GOAL = "inline-p99-vs-empty-loop";
    private static final String FUSED_GOAL = "fused-p50-vs-ring-hop";

    /** A part of the suite. */
    public LatencyPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        Map<String, Supplier<Target>> targets = targets(effort, place);
        warmUp(targets.values(), effort);
        for (int rate : effort.isQuick() ? new int[] {GOAL_RATE} : RATES) {
            boolean isGoal = rate == GOAL_RATE;
            int wanted = isGoal ? effort.pick(2, 12) : BESIDE;
            Turns turns = new Turns(rate, wanted, List.of(EmptyLoop.NAME, RingHop.NAME));
            targets.forEach(
                    (name, target) -> turns.add(name, System::nanoTime, CpuTimes::now, target));
            turns.run(effort.pick(2, isGoal ? 8 : 2), effort.budget().share(0.75));
            turns.tell(PART, findings);
            if (isGoal) {
                floor(turns, findings);
                goals(turns, place, findings, effort);
            }
        }
    }

    private static Map<String, Supplier<Target>> targets(Effort effort, Place place) {
        Map<String, Supplier<Target>> targets = new LinkedHashMap<>();
        targets.put(EmptyLoop.NAME, EmptyLoop::new);
        RunSettings.Ring like = Engine.ring(EngineSettings.defaults(), ThreadingMode.FUSED);
        targets.put(RingHop.NAME, () -> new RingHop(like));
        targets.put(INLINE, () -> engine(place, ThreadingMode.INLINE));
        targets.put(FUSED, () -> engine(place, ThreadingMode.FUSED));
        if (!effort.isQuick()) {
            targets.put("parallel", () -> engine(place, ThreadingMode.PARALLEL));
        }
        return targets;
    }

    /** An engine whose indicators and memory are warm. */
    private static Target engine(Place place, ThreadingMode mode) {
        Target target = new EngineTarget(place.fresh("engine"), mode, 1);
        warmUp(target, LEAST_WARM, LEAST_WARM, Budget.endless());
        return target;
    }

    /** Each target in turn, all of them in a third of the time. */
    private static void warmUp(Collection<Supplier<Target>> targets, Effort effort) {
        Budget all = effort.budget().share(0.3);
        int left = targets.size();
        for (Supplier<Target> each : targets) {
            try (Target target = each.get()) {
                Budget budget = all.share(1.0 / left--);
                warmUp(target, LEAST_WARM, effort.pick(1_000_000, 4_000_000), budget);
            }
        }
    }

    private static void warmUp(Target target, int least, int most, Budget budget) {
        for (int i = 0; i < most; i++) {
            if (i % CHUNK == 0 && i >= least && budget.isOver()) {
                break;
            }
            target.send(System.nanoTime());
            if (i % 4 == 0) {
                target.pause();
            }
        }
        target.drain();
    }

    private static void floor(Turns turns, Findings findings) {
        Histogram order = turns.all(FUSED, ORDER);
        findings.floor("tick-to-signal", p(turns.all(FUSED, "signal"), 99) / 1e6);
        findings.floor("tick-to-order", p(order, 99) / 1e6);
        findings.floor("order-in", p(order, 99) / 1e6);
    }

    /** Each goal stands on its own inputs: it is waived when these were disturbed. */
    private static void goals(Turns turns, Place place, Findings findings, Effort effort) {
        Optional<String> fused = turns.why(RingHop.NAME, FUSED);
        fused.ifPresent(why -> findings.waive(FUSED_GOAL, why));
        if (fused.isEmpty()) {
            double hop = p(turns.quiet(RingHop.NAME, RingHop.NAME), 50);
            findings.goal(FUSED_GOAL, p(turns.quiet(FUSED, ORDER), 50) / hop);
        }
        Optional<String> inline = turns.why(EmptyLoop.NAME, INLINE);
        inline.ifPresent(why -> findings.waive(P50_GOAL, why));
        inline.ifPresent(why -> findings.waive(P99_GOAL, why));
        if (inline.isEmpty()) {
            Histogram empty = turns.quiet(EmptyLoop.NAME, EmptyLoop.NAME);
            Histogram order = turns.quiet(INLINE, ORDER);
            findings.goal(P99_GOAL, p(order, 99) / p(empty, 99));
            findings.goal(P50_GOAL, p(order, 50) / sum(p(empty, 50), place, findings, effort));
        }
    }

    /** The parts of the way to an order, one behind the other, ns. */
    private static double sum(double emptyNs, Place place, Findings findings, Effort effort) {
        OrderParts parts = new OrderParts(place.fresh("parts"));
        parts.run(
                effort.pick(100_000, 1_000_000),
                effort.pick(50_000, 600_000),
                new Pace(System::nanoTime, GOAL_RATE));
        double clockNs = clock();
        double sum = emptyNs + parts.sum(clockNs);
        findings.figure(PART, "part: loop and clock, p50", emptyNs, "ns");
        findings.figure(PART, "part: admission, p50", parts.admission(), "ns");
        findings.figure(PART, "part: engine step of an order, p50", parts.step(), "ns");
        findings.figure(PART, "part: journal, excerpt closed, p50", parts.journal(), "ns");
        findings.figure(PART, "part: door, p50", parts.door(), "ns");
        findings.figure(PART, "part: a clock between two parts, taken off", clockNs, "ns");
        findings.figure(PART, "parts, orders counted", (double) parts.orders(), "");
        findings.figure(PART, "sum of the parts", sum, "ns");
        return sum;
    }

    private static double p(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile);
    }

    private static double clock() {
        double[] samples = new double[101];
        for (int i = 0; i < samples.length; i++) {
            long start = System.nanoTime();
            long last = start;
            for (int call = 0; call < 1_000; call++) {
                last = System.nanoTime();
            }
            samples[i] = (last - start) / 1_000.0;
        }
        return Spread.of(samples).median();
    }
}
