package io.millrace.bench.scale;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Budget;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.instrument.InstrumentTable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cost of a tick, inlet included, without journal: from 1 to 4,096 symbols, 16 trades of each in a
 * bar, the adaptive strategy; and from 1 to 16 adaptive strategies on 16 symbols. The least of two
 * runs each, behind one that is not timed; all three must end in the same state. Sixteen symbols
 * warm up before anything is measured, and one symbol is measured before and after the others, so
 * that what the others are divided by is not a start.
 */
public final class ScalePart implements Part {

    private static final String PART = "scale";
    private static final int PER_BAR = 16;
    private static final int SEED = 7;
    private static final int CHUNK = 4_096;
    private static final int STRATEGY_SYMBOLS = 16;
    private static final long SECOND_NS = 1_000_000_000L;

    /** A part of the suite. */
    public ScalePart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) {
        warmUp(effort.pick(3, 10) * SECOND_NS);
        double before = symbols(1, effort);
        double most = 0;
        for (int count : effort.isQuick() ? new int[] {4_096} : new int[] {16, 256, 4_096}) {
            most = symbols(count, effort);
            findings.figure(PART, "a tick, symbols: " + count, most, "ns");
        }
        double after = symbols(1, effort);
        double one = Math.min(before, after);
        findings.figure(PART, "a tick, symbols: 1", one, "ns");
        findings.figure(PART, "a tick, symbols: 1, before the others", before, "ns");
        findings.figure(PART, "a tick, symbols: 1, after the others", after, "ns");
        findings.goal("symbols-cost", most / one);
        for (int count : effort.isQuick() ? new int[] {1, 4} : new int[] {1, 2, 4, 8, 16}) {
            InstrumentTable instruments = Instruments.of(STRATEGY_SYMBOLS);
            double took = least(() -> strategies(count, instruments), STRATEGY_SYMBOLS, 400_000);
            findings.figure(PART, "a tick, 16 symbols, strategies: " + count, took, "ns");
        }
    }

    private static void warmUp(long lengthNs) {
        InstrumentTable instruments = Instruments.of(STRATEGY_SYMBOLS);
        Reference reference = reference(plain(instruments));
        Ticks ticks = new Ticks(STRATEGY_SYMBOLS, PER_BAR, SEED);
        Budget budget = Budget.of(System::nanoTime, lengthNs);
        while (!budget.isOver()) {
            for (int i = 0; i < CHUNK; i++) {
                ticks.offer(reference.inlet());
            }
        }
    }

    /** Nanoseconds a tick. */
    private static double symbols(int count, Effort effort) {
        int bars = effort.pick(30, 60);
        long trades = Math.max(effort.pick(300_000, 2_000_000), (long) count * PER_BAR * bars);
        InstrumentTable instruments = Instruments.of(count);
        return least(() -> plain(instruments), count, trades);
    }

    private static PipelineSettings plain(InstrumentTable instruments) {
        return EngineSettings.pipeline(EngineSettings.defaults(), instruments);
    }

    private static PipelineSettings strategies(int count, InstrumentTable instruments) {
        List<StrategySlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StrategySlot made = plain(instruments).strategies().getFirst();
            slots.add(StrategySlot.of("adaptive-" + i, made.strategy()));
        }
        return EngineSettings.pipeline(EngineSettings.defaults(), instruments, slots);
    }

    private static Reference reference(PipelineSettings settings) {
        return new Reference(settings, (buffer, offset, length) -> {});
    }

    /** Nanoseconds a tick of the second half of a run, the least of two. */
    private static double least(Supplier<PipelineSettings> fresh, int symbols, long trades) {
        String right = Reference.hash(fresh.get(), new Ticks(symbols, PER_BAR, SEED), trades);
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 2; round++) {
            Reference reference = reference(fresh.get());
            Ticks ticks = new Ticks(symbols, PER_BAR, SEED);
            long half = trades / 2;
            for (long i = 0; i < half; i++) {
                ticks.offer(reference.inlet());
            }
            long start = System.nanoTime();
            for (long i = half; i < trades; i++) {
                ticks.offer(reference.inlet());
            }
            least = Math.min(least, (double) (System.nanoTime() - start) / (trades - half));
            WrongAnswer.unlessEqual("state hash of the scaling run", right, reference.hash());
        }
        return least;
    }
}
