package io.millrace.bench.exchange;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Metronome;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.ops.config.Config;

import java.util.List;
import java.util.Optional;

/**
 * Orders that trade, one after the other, journaled. Ours: each trade of the market closes a bar,
 * each bar sends an order in or out, judged by every check, filled by the simulated broker.
 * exchange-core: for each such order a maker's and a taker's, which trade with each other. Ours
 * computes indicators, regime and a stop beside each order; exchange-core keeps a book of orders.
 * It forces nothing, and is compared with a run that does not; the default stands beside.
 */
public final class ExchangePart implements Part {

    private static final String PART = "exchange";
    private static final double SIZE = 0.01;

    private long sent;

    /** A part of the suite. */
    public ExchangePart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        double forced = ours(form, place, EngineSettings.FORCED);
        double ours = ours(form, place, EngineSettings.NOT_FORCED);
        findings.figure(PART, "ours, orders, journaled, forced", 1e9 / forced, "orders/s");
        findings.figure(PART, "ours, orders, journaled", 1e9 / ours, "orders/s");
        ExchangeCorePeer peer = new ExchangeCorePeer(place);
        Optional<ExchangeCorePeer.Measured> theirs =
                peer.measure(form.pick(6, 12), form.pick(10_000, 100_000));
        if (theirs.isEmpty()) {
            findings.waive("orders-vs-exchange-core", "it does not run here: " + peer.why());
            return;
        }
        findings.figure(
                PART,
                "exchange-core, pairs of orders, journaled (" + theirs.get().java() + ")",
                1e9 / theirs.get().pairNs(),
                "pairs/s");
        findings.goal("orders-vs-exchange-core", theirs.get().pairNs() / ours);
    }

    /** Nanoseconds an order. */
    private double ours(Form form, Place place, String durability) throws Exception {
        Config config =
                EngineSettings.orderingOften().override("journal.durability", durability, PART);
        Ticks ticks = market();
        sent = 0;
        Engine engine =
                new Engine(
                        place.fresh("ours"),
                        config,
                        settings(config),
                        ThreadingMode.FUSED,
                        new Engine.Hooks(
                                (cause, instrument, order) -> sent++,
                                stage -> stage,
                                LatencyProbe.NONE));
        int round = form.pick(100_000, 200_000);
        double took =
                new Rounds(form.pick(2, 3), form.pick(5, 7))
                        .timed(
                                List.of(
                                        () -> {
                                            long before = sent;
                                            long start = System.nanoTime();
                                            for (int i = 0; i < round; i++) {
                                                ticks.offer(engine.inlet());
                                            }
                                            engine.port().endOfBatch();
                                            engine.port().drain();
                                            return (double) (System.nanoTime() - start)
                                                    / Math.max(1, sent - before);
                                        }))[0];
        if (sent < ticks.number() / 2) {
            throw new WrongAnswer("ours sent " + sent + " orders for " + ticks.number() + " bars");
        }
        WrongAnswer.unlessEqual(
                "state hash of the order flow",
                Reference.hash(settings(config), market(), ticks.number()),
                engine.seal());
        return took;
    }

    private static Ticks market() {
        return new Ticks(1, 1, 7);
    }

    private static PipelineSettings settings(Config config) {
        return EngineSettings.pipeline(
                config,
                Instruments.of(1),
                List.of(StrategySlot.of("metronome", new Metronome(SIZE, () -> {}))));
    }
}
