package io.millrace.bench.engine;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
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
    public void measure(Form form, Place place, Findings findings) throws Exception {
        StepRun sixteen = new StepRun(EngineSettings.defaults(), 16, PER_BAR, TRADES);
        StepRun one = new StepRun(EngineSettings.defaults(), 1, PER_BAR, TRADES);
        StepRun sparse = new StepRun(EngineSettings.defaults(), 16, 4, TRADES / 4);
        ProbeLoad probe = new ProbeLoad();
        double[] found =
                new Rounds(form.pick(25, 80), form.pick(9, 60))
                        .timed(
                                List.of(
                                        sixteen,
                                        one,
                                        sparse,
                                        () -> Rounds.around(() -> probe.ticks(10 * TRADES)),
                                        () -> Rounds.around(() -> probe.orders(TRADES / 10))));
        probe.check();
        findings.goal("engine-step", found[0]);
        findings.figure(PART, "step, 16 symbols, 64 trades a bar", found[0], "ns");
        findings.figure(PART, "step, 1 symbol, 64 trades a bar", found[1], "ns");
        findings.figure(PART, "step, 16 symbols, 4 trades a bar", found[2], "ns");
        findings.figure(PART, "live figures, a tick", found[3], "ns");
        findings.figure(PART, "live figures, an order", found[4], "ns");
        findings.figure(PART, "live figures, a tick / step, 16 symbols", found[3] / found[0], "");
    }
}
