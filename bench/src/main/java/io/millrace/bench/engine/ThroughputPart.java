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
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
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
 * adaptive strategy. Every run is given as many ticks, so that all must end in the same state; as
 * many as go through in a second when warm, a fifth in the quick form. The naive pipeline forces
 * nothing, and is compared with a run that does not.
 */
public final class ThroughputPart implements Part {

    private static final String PART = "throughput";
    private static final int SYMBOLS = 16;
    private static final int PER_BAR = 64;
    private static final long SEED = 7;
    private static final int CHUNK = 4_096;
    private static final String SYMBOL = "BENCH";

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final String EVENTS = "events/s";

    private Load load = new Load(0, "");

    /** A part of the suite. */
    public ThroughputPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        Path lines = place.fresh("naive").resolve("journal.jsonl");
        Ticks market = market();
        NaivePipeline naive = new NaivePipeline(lines);
        Samples found;
        try (naive) {
            // Long enough for the compiler to have done with the way of a tick; first in the inline
            // layout, which leaves it a core.
            long warmUpNs = effort.pick(1_200, 4_000) * MILLISECOND_NS;
            warmUp(place, ThreadingMode.INLINE, warmUpNs);
            double tickNs = warmUp(place, ThreadingMode.FUSED, warmUpNs);
            long roundNs = effort.pick(200, 1_000) * MILLISECOND_NS;
            load = Load.of((long) (roundNs / tickNs));
            found =
                    effort.rounds(0.8, effort.pick(0, 1), effort.pick(5, 7))
                            .timed(turns(effort, place, () -> naive(naive, market, roundNs)));
        }
        check(naive, lines, market.number());
        tell(found, effort, findings);
    }

    private List<Rounds.Timed> turns(Effort effort, Place place, Rounds.Timed naive) {
        List<Rounds.Timed> turns = new ArrayList<>();
        turns.add(() -> run(place, ThreadingMode.FUSED, FORCED));
        turns.add(() -> run(place, ThreadingMode.INLINE, FORCED));
        turns.add(naive);
        turns.add(() -> run(place, ThreadingMode.FUSED, NOT_FORCED));
        if (!effort.isQuick()) {
            turns.add(() -> run(place, ThreadingMode.PARALLEL, FORCED));
        }
        return turns;
    }

    private static void tell(Samples found, Effort effort, Findings findings) {
        findings.goal("saturated-events", 1e9 / found.median(0));
        findings.spread(PART, "saturated-events", found.rates(0), EVENTS);
        findings.goal("saturated-vs-naive", found.median(2) / found.median(3));
        findings.spread(PART, "saturated-vs-naive", found.ratios(2, 3), "");
        findings.figure(PART, "fused, journaled", 1e9 / found.median(0), EVENTS);
        findings.figure(PART, "inline, journaled", 1e9 / found.median(1), EVENTS);
        findings.figure(PART, "fused, journaled, never forced", 1e9 / found.median(3), EVENTS);
        if (!effort.isQuick()) {
            findings.figure(PART, "parallel, journaled", 1e9 / found.median(4), EVENTS);
        }
        findings.figure(PART, "naive pipeline", 1e9 / found.median(2), "ticks/s");
    }

    private static Ticks market() {
        return new Ticks(SYMBOLS, PER_BAR, SEED);
    }

    /**
     * What each run is given, and the state that it must end in.
     *
     * @param ticks whole chunks
     * @param hash of the state behind them
     */
    private record Load(long ticks, String hash) {

        static Load of(long ticks) {
            long whole = Math.max(1, ticks / CHUNK) * CHUNK;
            PipelineSettings settings = settings(EngineSettings.defaults());
            return new Load(whole, Reference.hash(settings, market(), whole));
        }
    }

    /** Nanoseconds a tick in the second half of a run that takes so long. */
    private static double warmUp(Place place, ThreadingMode mode, long lengthNs) {
        Path home = place.fresh("warm-up");
        Ticks ticks = market();
        double tickNs;
        try (Engine engine = engine(home, mode, FORCED)) {
            offer(ticks, engine, lengthNs / 2);
            tickNs = offer(ticks, engine, lengthNs / 2);
        }
        Place.remove(home);
        return tickNs;
    }

    /** Offers ticks for so long; nanoseconds a tick. */
    private static double offer(Ticks ticks, Engine engine, long lengthNs) {
        long before = ticks.number();
        long start = System.nanoTime();
        while (System.nanoTime() - start < lengthNs) {
            offer(ticks, engine);
        }
        engine.port().endOfBatch();
        engine.port().drain();
        return (double) (System.nanoTime() - start) / (ticks.number() - before);
    }

    private static Engine engine(Path home, ThreadingMode mode, String durability) {
        Config config =
                EngineSettings.defaults().override("journal.durability", durability, "bench");
        return new Engine(home, config, settings(config), mode, Engine.Hooks.NONE);
    }

    private static void offer(Ticks ticks, Engine engine) {
        for (int i = 0; i < CHUNK; i++) {
            ticks.offer(engine.inlet());
        }
    }

    /** A fresh engine each time: an idle one would yield in a loop beside the others. */
    private double run(Place place, ThreadingMode mode, String durability) {
        Path home = place.fresh("home");
        Ticks ticks = market();
        double took;
        String hash;
        try (Engine engine = engine(home, mode, durability)) {
            long start = System.nanoTime();
            while (ticks.number() < load.ticks()) {
                offer(ticks, engine);
            }
            engine.port().endOfBatch();
            engine.port().drain();
            took = (double) (System.nanoTime() - start) / engine.inlet().sequence();
            hash = engine.pipeline().stateHash();
        }
        WrongAnswer.unlessEqual("state hash under load", load.hash(), hash);
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
