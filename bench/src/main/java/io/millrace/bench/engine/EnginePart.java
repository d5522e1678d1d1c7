package io.millrace.bench.engine;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
import io.millrace.engine.ring.ProbeLoad;

import java.util.List;

/**
 * One tick through simulated broker, books, bars, indicators, regime, strategy and gate, without
 * journal. The goal's mix: 16 symbols, 64 trades of each in a bar, the adaptive strategy with its
 * default settings, which build bars of three lengths.
 */
public final class EnginePart implements Part {

    private static final String PART = "engine";
    private static final int TRADES = 200_000;
    private static final int PER_BAR = 64;

    /** A part of the suite. */
    public EnginePart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        StepRun sixteen = new StepRun(EngineSettings.defaults(), 16, PER_BAR, TRADES);
        StepRun one = new StepRun(EngineSettings.defaults(), 1, PER_BAR, TRADES);
        StepRun sparse = new StepRun(EngineSettings.defaults(), 16, 4, TRADES / 4);
        ProbeLoad paced = new ProbeLoad(true);
        ProbeLoad fullSpeed = new ProbeLoad(false);
        Samples found =
                effort.rounds(0.9, effort.pick(25, 80), effort.pick(9, 60))
                        .timed(
                                List.of(
                                        sixteen,
                                        one,
                                        sparse,
                                        () -> Rounds.around(() -> paced.ticks(10 * TRADES)),
                                        () -> Rounds.around(() -> paced.orders(TRADES / 10)),
                                        () -> Rounds.around(() -> fullSpeed.ticks(10 * TRADES))));
        paced.check();
        findings.goal("engine-step", found.median(0));
        findings.spread(PART, "engine-step", found.spread(0), "ns");
        findings.figure(PART, "step, 16 symbols, 64 trades a bar", found.median(0), "ns");
        findings.figure(PART, "step, 1 symbol, 64 trades a bar", found.median(1), "ns");
        findings.figure(PART, "step, 16 symbols, 4 trades a bar", found.median(2), "ns");
        liveFigures(found, findings);
    }

    /** What a paced run's probe costs, of the step: a tick, and every 64th tick an order. */
    private static void liveFigures(Samples found, Findings findings) {
        double ns = liveFiguresNs(found.median(3), found.median(4));
        findings.goal("live-figures-cost", 100 * ns / found.median(0));
        findings.spread(
                PART,
                "live-figures-cost",
                found.of(round -> 100 * liveFiguresNs(round[3], round[4]) / round[0]),
                "%");
        findings.figure(PART, "live figures, a tick, paced", found.median(3), "ns");
        findings.figure(PART, "live figures, a tick, full speed", found.median(5), "ns");
        findings.figure(PART, "live figures, an order", found.median(4), "ns");
        findings.figure(PART, "live figures, a tick and its share of an order", ns, "ns");
    }

    /** Nanoseconds a tick, where one in {@value #PER_BAR} brings an order. */
    static double liveFiguresNs(double tickNs, double orderNs) {
        return tickNs + orderNs / PER_BAR;
    }
}
