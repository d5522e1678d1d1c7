package io.millrace.bench.engine;

import static io.millrace.bench.load.EngineSettings.FORCED;
import static io.millrace.bench.load.EngineSettings.NOT_FORCED;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.peer.NaivePipeline;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.config.Config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * As many events as go through: the paper assembly in its layouts, journaled into a home, in turns
 * with the naive pipeline over the same market. 16 symbols, 64 trades of each in a bar, the
 * adaptive strategy. The naive pipeline forces nothing, and is compared with a run that does not.
 */
public final class ThroughputPart implements Part {

    private static final String PART = "throughput";
    private static final int SYMBOLS = 16;
    private static final int PER_BAR = 64;
    private static final long SEED = 7;
    private static final int CHUNK = 4_096;
    private static final String SYMBOL = "BENCH";

    /** A part of the suite. */
    public ThroughputPart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        Path lines = place.fresh("naive").resolve("journal.jsonl");
        Ticks market = market();
        NaivePipeline naive = new NaivePipeline(lines);
        long roundNs = form.pick(300, 1_000) * 1_000_000L;
        double[] found;
        try (naive) {
            // Long enough for the compiler to have done with the way of a tick.
            run(place, ThreadingMode.FUSED, NOT_FORCED, form.pick(2_000, 8_000) * 1_000_000L);
            List<Rounds.Timed> turns =
                    new ArrayList<>(
                            List.of(
                                    () -> run(place, ThreadingMode.FUSED, FORCED, roundNs),
                                    () -> run(place, ThreadingMode.INLINE, FORCED, roundNs),
                                    () -> naive(naive, market, roundNs),
                                    () -> run(place, ThreadingMode.FUSED, NOT_FORCED, roundNs)));
            if (form == Form.FULL) {
                turns.add(() -> run(place, ThreadingMode.PARALLEL, FORCED, roundNs));
            }
            found = new Rounds(form.pick(0, 1), form.pick(3, 9)).timed(turns);
        }
        check(naive, lines, market.number());
        findings.goal("saturated-events", 1e9 / found[0]);
        findings.goal("saturated-vs-naive", found[2] / found[3]);
        findings.figure(PART, "fused, journaled", 1e9 / found[0], "events/s");
        findings.figure(PART, "inline, journaled", 1e9 / found[1], "events/s");
        findings.figure(PART, "fused, journaled, never forced", 1e9 / found[3], "events/s");
        if (form == Form.FULL) {
            findings.figure(PART, "parallel, journaled", 1e9 / found[4], "events/s");
        }
        findings.figure(PART, "naive pipeline", 1e9 / found[2], "ticks/s");
    }

    private static Ticks market() {
        return new Ticks(SYMBOLS, PER_BAR, SEED);
    }

    /** A fresh engine each time: an idle one would yield in a loop beside the others. */
    private static double run(Place place, ThreadingMode mode, String durability, long roundNs) {
        Path home = place.fresh("home");
        Config config =
                EngineSettings.defaults().override("journal.durability", durability, "bench");
        Ticks ticks = market();
        double took;
        String hash;
        try (Engine engine = new Engine(home, config, settings(config), mode, Engine.Hooks.NONE)) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < roundNs) {
                for (int i = 0; i < CHUNK; i++) {
                    ticks.offer(engine.inlet());
                }
            }
            engine.port().endOfBatch();
            engine.port().drain();
            took = (double) (System.nanoTime() - start) / engine.inlet().sequence();
            hash = engine.pipeline().stateHash();
        }
        String right = Reference.hash(settings(config), market(), ticks.number());
        WrongAnswer.unlessEqual("state hash under load", right, hash);
        Place.remove(home);
        return took;
    }

    private static PipelineSettings settings(Config config) {
        return EngineSettings.pipeline(config, Instruments.of(SYMBOLS));
    }

    private static double naive(NaivePipeline naive, Ticks market, long roundNs)
            throws InterruptedException {
        long before = market.number();
        long start = System.nanoTime();
        while (System.nanoTime() - start < roundNs) {
            market.advance();
            naive.put(
                    new NaivePipeline.Tick(
                            SYMBOL + market.symbol(),
                            Instant.ofEpochSecond(0, market.timeNs()),
                            FixedPoint.toDouble(market.price()),
                            FixedPoint.toDouble(market.size())));
        }
        naive.await(market.number());
        return (double) (System.nanoTime() - start) / (market.number() - before);
    }

    private static void check(NaivePipeline naive, Path lines, long ticks) throws Exception {
        WrongAnswer.unlessEqual("lines of the naive pipeline", ticks + naive.bars(), naive.lines());
        try (var all = Files.lines(lines)) {
            WrongAnswer.unlessEqual("lines of its file", naive.lines(), all.count());
        }
        if (naive.bars() < ticks / PER_BAR - 2 * SYMBOLS || !Double.isFinite(naive.ema("BENCH0"))) {
            throw new WrongAnswer("the naive pipeline closed " + naive.bars() + " bars, too few");
        }
    }
}
