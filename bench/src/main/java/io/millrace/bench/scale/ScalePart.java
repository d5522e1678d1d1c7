package io.millrace.bench.scale;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.instrument.InstrumentTable;

import java.util.ArrayList;
import java.util.List;

/**
 * Cost of a tick, inlet included, without journal: from 1 to 4,096 symbols, 16 trades of each in a
 * bar, the adaptive strategy; and from 1 to 16 adaptive strategies on 16 symbols. The least of
 * two runs each.
 */
public final class ScalePart implements Part {

    private static final String PART = "scale";
    private static final int PER_BAR = 16;

    /** A part of the suite. */
    public ScalePart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) {
        double one = symbols(1, form, findings);
        double all = 0;
        for (int count : form == Form.QUICK ? new int[] {4_096} : new int[] {16, 256, 4_096}) {
            all = symbols(count, form, findings);
        }
        findings.goal("symbols-cost", all / one);
        for (int count : form == Form.QUICK ? new int[] {1, 4} : new int[] {1, 2, 4, 8, 16}) {
            InstrumentTable instruments = Instruments.of(16);
            double took = least(() -> strategies(count, instruments), 16, 400_000);
            findings.figure(PART, "a tick, 16 symbols, strategies: " + count, took, "ns");
        }
    }

    private static double symbols(int count, Form form, Findings findings) {
        int bars = form.pick(30, 100);
        long trades = Math.max(form.pick(300_000, 2_000_000), (long) count * PER_BAR * bars);
        InstrumentTable instruments = Instruments.of(count);
        double took =
                least(
                        () -> EngineSettings.pipeline(EngineSettings.defaults(), instruments),
                        count,
                        trades);
        findings.figure(PART, "a tick, symbols: " + count, took, "ns");
        return took;
    }

    private static PipelineSettings strategies(int count, InstrumentTable instruments) {
        List<StrategySlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StrategySlot made =
                    EngineSettings.pipeline(EngineSettings.defaults(), instruments)
                            .strategies()
                            .getFirst();
            slots.add(StrategySlot.of("adaptive-" + i, made.strategy()));
        }
        return EngineSettings.pipeline(EngineSettings.defaults(), instruments, slots);
    }

    private interface Fresh {
        PipelineSettings settings();
    }

    private static double least(Fresh fresh, int symbols, long trades) {
        double least = Double.MAX_VALUE;
        String expected = "";
        for (int round = 0; round < 2; round++) {
            Reference reference =
                    new Reference(fresh.settings(), (buffer, offset, length) -> {});
            Ticks ticks = new Ticks(symbols, PER_BAR, 7);
            long half = trades / 2;
            for (long i = 0; i < half; i++) {
                ticks.offer(reference.inlet());
            }
            long start = System.nanoTime();
            for (long i = half; i < trades; i++) {
                ticks.offer(reference.inlet());
            }
            least = Math.min(least, (double) (System.nanoTime() - start) / (trades - half));
            String hash = reference.hash();
            if (!expected.isEmpty()) {
                WrongAnswer.unlessEqual("state hash of the scaling run", expected, hash);
            }
            expected = hash;
        }
        return least;
    }
}
