package io.millrace.bench.exchange;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Metronome;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.ops.config.Config;

import java.nio.file.Path;
import java.util.List;

/**
 * Our side: entries and exits in turn, each judged by every check, filled by the simulated broker
 * and journaled. Each trade of the market closes a bar, and each bar sends an order. The stop that
 * comes with an entry is written and worked too, and is not counted: it never trades.
 */
final class OrderFlow {

    private static final String WHO = "exchange";
    private static final double SIZE = 0.01;

    /** An order may be on its way when the market ends. */
    private static final long ON_ITS_WAY = 1;

    private final int warmUp;
    private final int rounds;
    private final int ticksARound;
    private final Right right;
    private long orders;

    /**
     * A flow of always the same orders.
     *
     * @param warmUp rounds that are not counted
     * @param rounds that are
     * @param ticksARound trades of the market
     */
    OrderFlow(int warmUp, int rounds, int ticksARound) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.ticksARound = ticksARound;
        right = Right.after((long) (warmUp + rounds) * ticksARound);
    }

    /** What a pipeline without ring and journal answers: its state, and orders that were filled. */
    private record Right(String hash, long filled) {

        static Right after(long ticks) {
            Fills fills = new Fills();
            Reference reference = new Reference(settings(EngineSettings.orderingOften()), fills);
            Ticks market = market();
            for (long i = 0; i < ticks; i++) {
                market.offer(reference.inlet());
            }
            return new Right(reference.hash(), fills.count());
        }
    }

    /** {@return orders that are filled in all, of those of one run} */
    long filled() {
        return right.filled();
    }

    /**
     * Runs the flow in a fresh engine.
     *
     * @param place for its journal
     * @param durability of the journal
     * @return nanoseconds a filled order
     */
    Spread measure(Place place, String durability) throws Exception {
        Config config =
                EngineSettings.orderingOften().override("journal.durability", durability, WHO);
        Path home = place.fresh("ours");
        orders = 0;
        Engine engine =
                new Engine(
                        home,
                        config,
                        settings(config),
                        ThreadingMode.FUSED,
                        new Engine.Hooks(
                                (cause, instrument, order) -> count(order),
                                stage -> stage,
                                LatencyProbe.NONE));
        Ticks ticks = market();
        Spread found =
                new Rounds(warmUp, rounds).timed(List.of(() -> round(ticks, engine))).spread(0);
        WrongAnswer.unlessEqual("state hash of the order flow", right.hash(), engine.seal());
        check(orders, right.filled());
        Place.remove(home);
        return found;
    }

    private void count(OrderFlyweight order) {
        if (isTrading(order)) {
            orders++;
        }
    }

    /** Whether an instruction is an order of its own that is to trade: no stop, no change. */
    static boolean isTrading(OrderFlyweight order) {
        return order.action() == OrderAction.NEW.code()
                && order.role() != OrderRole.PROTECTIVE_STOP.code();
    }

    private double round(Ticks ticks, Engine engine) {
        long before = orders;
        long start = System.nanoTime();
        for (int i = 0; i < ticksARound; i++) {
            ticks.offer(engine.inlet());
        }
        engine.port().endOfBatch();
        engine.port().drain();
        return (double) (System.nanoTime() - start) / Math.max(1, orders - before);
    }

    /**
     * Every order that was counted must have been filled.
     *
     * @param orders that left
     * @param filled orders of the right answer
     */
    static void check(long orders, long filled) {
        long open = orders - filled;
        if (filled == 0 || open < 0 || open > ON_ITS_WAY) {
            throw new WrongAnswer(
                    "ours sent "
                            + orders
                            + " orders and "
                            + filled
                            + " were filled; all must be, but for one on its way");
        }
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
