package io.millrace.bench.engine;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
import io.millrace.engine.ring.ProbeLoad;

import java.util.ArrayList;
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
        double instructions = sixteen.instructions();
        ProbeLoad paced = new ProbeLoad(true);
        ProbeLoad fullSpeed = new ProbeLoad(false);
        List<Rounds.Timed> turns = new ArrayList<>();
        turns.add(sixteen);
        turns.add(() -> Rounds.around(() -> paced.ticks(10 * TRADES)));
        turns.add(() -> Rounds.around(() -> paced.orders(TRADES / 10)));
        turns.add(() -> Rounds.around(() -> fullSpeed.ticks(10 * TRADES)));
        if (!effort.isQuick()) {
            turns.add(new StepRun(EngineSettings.defaults(), 1, PER_BAR, TRADES));
            turns.add(new StepRun(EngineSettings.defaults(), 16, 4, TRADES / 4));
        }
        Samples found = effort.rounds(0.9, effort.pick(80, 80), effort.pick(30, 60)).timed(turns);
        paced.check();
        findings.goal("engine-step", found.median(0));
        findings.spread(PART, "engine-step", found.spread(0), "ns");
        findings.figure(PART, "step, 16 symbols, 64 trades a bar", found.median(0), "ns");
        if (!effort.isQuick()) {
            findings.figure(PART, "step, 1 symbol, 64 trades a bar", found.median(4), "ns");
            findings.figure(PART, "step, 16 symbols, 4 trades a bar", found.median(5), "ns");
        }
        liveFigures(found, instructions, findings);
    }

    /** What a paced run's probe costs, of the step: a tick, and as many orders as a tick brings. */
    private static void liveFigures(Samples found, double instructions, Findings findings) {
        double ns = liveFiguresNs(found.median(1), found.median(2), instructions);
        findings.goal("live-figures-cost", 100 * ns / found.median(0));
        findings.spread(
                PART,
                "live-figures-cost",
                found.of(round -> 100 * liveFiguresNs(round[1], round[2], instructions) / round[0]),
                "%");
        findings.figure(PART, "instructions of a tick", instructions, "");
        findings.figure(PART, "live figures, a tick, paced", found.median(1), "ns");
        findings.figure(PART, "live figures, a tick, full speed", found.median(3), "ns");
        findings.figure(PART, "live figures, an order", found.median(2), "ns");
        findings.figure(PART, "live figures, a tick and its share of orders", ns, "ns");
    }

    /** Nanoseconds a tick. */
    static double liveFiguresNs(double tickNs, double orderNs, double ordersATick) {
        return tickNs + orderNs * ordersATick;
    }
}
