package io.millrace.bench.latency;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.engine.pipeline.ThreadingMode;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tick to signal and tick to order in both layouts, beside an empty loop and a bare ring hop, all
 * in turns, at several rates.
 */
public final class LatencyPart implements Part {

    private static final String PART = "latency";
    private static final int GOAL_RATE = 100_000;
    private static final int[] RATES = {10_000, GOAL_RATE, 500_000, 1_000_000};

    /** A part of the suite. */
    public LatencyPart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        int[] rates = form == Form.QUICK ? new int[] {GOAL_RATE} : RATES;
        int segments = form.pick(2, 12);
        Map<String, Supplier<Target>> targets = new LinkedHashMap<>();
        targets.put(EmptyLoop.NAME, EmptyLoop::new);
        targets.put(RingHop.NAME, RingHop::new);
        targets.put("inline", () -> engine(place, ThreadingMode.INLINE));
        targets.put("fused", () -> engine(place, ThreadingMode.FUSED));
        if (form == Form.FULL) {
            targets.put("parallel", () -> engine(place, ThreadingMode.PARALLEL));
        }
        for (Supplier<Target> each : targets.values()) {
            try (Target target = each.get()) {
                warmUp(target, form.pick(1_000_000, 4_000_000));
            }
        }
        for (int rate : rates) {
            Map<String, Histogram> found = rate(rate, segments, targets, findings);
            if (rate == GOAL_RATE) {
                goals(found, place, findings, form);
            }
        }
    }

    /** An engine whose indicators and memory are warm. */
    private static Target engine(Place place, ThreadingMode mode) {
        Target target = new EngineTarget(place.fresh("engine"), mode, 1);
        warmUp(target, 40_000);
        return target;
    }

    private static void warmUp(Target target, int ticks) {
        for (int i = 0; i < ticks; i++) {
            target.send(System.nanoTime());
            if (i % 4 == 0) {
                target.pause();
            }
        }
        target.drain();
    }

    private static Map<String, Histogram> rate(
            int rate, int segments, Map<String, Supplier<Target>> targets, Findings findings) {
        Map<String, OpenLoop> loops = new LinkedHashMap<>();
        targets.forEach(
                (name, target) ->
                        loops.put(
                                name,
                                new OpenLoop(
                                        System::nanoTime, new SegmentGate(CpuTimes::now), target)));
        long ticks = rate * SegmentGate.SEGMENT_NS / 1_000_000_000L;
        // More tries than segments: a busy machine leaves some out, never all of them.
        int spare = segments <= 3 ? 2 : segments + 2;
        for (int round = 0; round < segments + spare; round++) {
            List<OpenLoop> open = new ArrayList<>();
            loops.values().stream()
                    .filter(loop -> loop.gate().kept() < segments)
                    .forEach(open::add);
            for (OpenLoop loop : open) {
                loop.segment(rate, ticks);
            }
        }
        Map<String, Histogram> found = new LinkedHashMap<>();
        loops.forEach(
                (target, loop) -> {
                    String at = target + " at " + rate / 1_000 + "k/s";
                    findings.figure(PART, at + ", segments kept", loop.gate().kept(), "");
                    findings.figure(PART, at + ", segments dropped", loop.gate().dropped(), "");
                    loop.names().forEach(name -> tell(at, name, loop, found, findings));
                });
        return found;
    }

    private static void tell(
            String at,
            String name,
            OpenLoop loop,
            Map<String, Histogram> found,
            Findings findings) {
        Histogram total = loop.total(name);
        String key = at.substring(0, at.indexOf(' ')) + "/" + name;
        found.put(key, total);
        found.put(key + "/all", loop.everything(name));
        if (total.getTotalCount() == 0) {
            return;
        }
        for (double percentile : new double[] {50, 99, 99.9}) {
            String label = percentile == 99.9 ? "p99.9" : "p" + (int) percentile;
            findings.figure(PART, at + ", " + name + " " + label, p(total, percentile), "ns");
        }
    }

    private static void goals(
            Map<String, Histogram> found, Place place, Findings findings, Form form) {
        Histogram none = OpenLoop.histogram();
        Histogram empty = found.getOrDefault("empty-loop/empty-loop", none);
        Histogram hop = found.getOrDefault("ring-hop/ring-hop", none);
        Histogram inline = found.getOrDefault("inline/order", none);
        Histogram fused = found.getOrDefault("fused/order", none);
        Histogram order = found.getOrDefault("fused/order/all", none);
        findings.floor("tick-to-signal", p(found.getOrDefault("fused/signal/all", none), 99) / 1e6);
        findings.floor("tick-to-order", p(order, 99) / 1e6);
        findings.floor("order-in", p(order, 99) / 1e6);
        if (empty.getTotalCount() == 0
                || hop.getTotalCount() == 0
                || inline.getTotalCount() == 0
                || fused.getTotalCount() == 0) {
            String why = "no quiet segment of 0.5 s: other processes used more than 30 ms in each";
            findings.waive("inline-p50-vs-parts", why);
            findings.waive("inline-p99-vs-empty-loop", why);
            findings.waive("fused-p50-vs-ring-hop", why);
            return;
        }
        OrderParts parts = new OrderParts(place.fresh("parts"));
        parts.run(
                form.pick(100_000, 1_000_000),
                form.pick(50_000, 600_000),
                new Pace(System::nanoTime, GOAL_RATE));
        double clockNs = clock();
        double sum = p(empty, 50) + parts.sum(clockNs);
        findings.figure(PART, "part: loop and clock, p50", p(empty, 50), "ns");
        findings.figure(PART, "part: admission, p50", parts.admission(), "ns");
        findings.figure(PART, "part: engine step of an order, p50", parts.step(), "ns");
        findings.figure(PART, "part: journal, excerpt closed, p50", parts.journal(), "ns");
        findings.figure(PART, "part: door, p50", parts.door(), "ns");
        findings.figure(PART, "part: a clock between two parts, taken off", clockNs, "ns");
        findings.figure(PART, "sum of the parts", sum, "ns");
        findings.goal("inline-p50-vs-parts", p(inline, 50) / sum);
        findings.goal("inline-p99-vs-empty-loop", p(inline, 99) / p(empty, 99));
        findings.goal("fused-p50-vs-ring-hop", p(fused, 50) / p(hop, 50));
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
        return Rounds.median(samples);
    }
}
