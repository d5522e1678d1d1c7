package io.millrace.strategies.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InlinePort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.Stage;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.book.Funds;
import io.millrace.risk.state.KillLimits;
import io.millrace.strategies.testing.HandMadeContext;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/** The adaptive strategy in the whole pipeline, on a market with trends and swings. */
final class AdaptiveRunTest {

    private static final long SEED = 7;
    private static final int ROUNDS = 20;
    private static final int TRADES = 100_000;
    private static final long STEP_NS = 100_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TradeFlyweight trade = new TradeFlyweight();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[4_096]);
    private final int[] reasons = new int[DecisionReason.values().length];
    private final OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
    private final Pipeline pipeline = new Pipeline(settings(), this::take, door);
    private final InlinePort port = new InlinePort(new Straight());
    private final Inlet inlet = new Inlet(port, new TickToOrder(1 << 16), Timeframe.S1.lengthNs());
    private int decisions;
    private int firstReady;
    private int notNumbers;
    private long timeNs = 1_000 * Timeframe.SECOND_NS;
    private double price = 100;
    private double drift;

    private final class Straight implements Stage {

        @Override
        public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
            pipeline.onEvent(buffer, offset);
            door.release();
        }

        @Override
        public void onBatchEnd() {
            // Nothing is held back.
        }
    }

    private static PipelineSettings settings() {
        RiskLimits limits =
                new RiskLimits(
                                new RiskLimits.OrderLimits(
                                        10_000,
                                        FixedPoint.fromDouble(1e9),
                                        60 * Timeframe.SECOND_NS,
                                        0,
                                        true,
                                        true),
                                new RiskLimits.TotalLimits(10_000, 10_000, 100, 10, 10, 0),
                                new KillLimits(10_000, 10_000, 100_000, true),
                                true)
                        .opened();
        InstrumentTable quoted =
                new InstrumentTable(List.of(new HandMadeContext().withoutVolume().instrument()));
        return new PipelineSettings(
                quoted,
                QualitySettings.defaults(),
                BarSettings.of(Timeframe.S1),
                IndicatorSettings.defaults(),
                RegimeSettings.defaults(),
                limits,
                OrderPolicy.standard(),
                Funds.of(FixedPoint.fromDouble(10_000), quoted),
                IlliquidHours.defaults(),
                0,
                BrokerSettings.defaults(),
                List.of(StrategySlot.of("adaptive", Answers.strategy())));
    }

    private void take(DirectBuffer buffer, int offset, int length) {
        if (EventLayout.type(buffer, offset) != EventType.DECISION) {
            return;
        }
        copy.putBytes(0, buffer, offset, length);
        decision.wrap(copy, EventLayout.payload(0));
        decisions++;
        reasons[decision.reason()]++;
        if (decision.reason() != DecisionReason.NOT_READY.code() && firstReady == 0) {
            firstReady = decisions;
        }
        boolean acts = decision.action() != Action.HOLD.code();
        double all =
                decision.indicators().kama()
                        + decision.indicators().atr()
                        + decision.indicators().rsi()
                        + decision.indicators().adx();
        if (acts
                && Double.isNaN(
                        all + decision.trigger() + decision.indicators().spreadVolatility())) {
            notNumbers++;
        }
    }

    private void offer(int count) {
        for (int i = 0; i < count; i++) {
            timeNs += STEP_NS;
            if (i % 1_000 == 0) {
                drift = (random.nextInt(3) - 1) * 0.003;
            }
            double noise = random.nextInt(-3, 4) * 0.01;
            price += noise + (price > 150 ? -0.005 : price < 60 ? 0.005 : drift);
            int payload = inlet.claim(EventType.TRADE, 0, TradeFlyweight.LENGTH, timeNs);
            trade.wrap(inlet.buffer(), payload)
                    .venueTimeNs(timeNs)
                    .receiveTimeNs(timeNs)
                    .price(FixedPoint.fromDouble(price))
                    .size(FixedPoint.ONE);
            inlet.commit();
        }
        port.drain();
    }

    @Test
    void shouldUseEveryRuleAndAllocateNothingWhenTheMarketTrendsAndSwings() {
        pipeline.start(false);
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            offer(TRADES);
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - start);
        }
        assertEquals(0, quietest, "bytes allocated in the quietest round, seed " + SEED);
        assertEquals(64, firstReady, "first bar that is ready");
        assertEquals(63, reasons[DecisionReason.NOT_READY.code()]);
        assertEquals(0, notNumbers, "decisions made from something that is no number");
        for (DecisionReason used :
                List.of(
                        DecisionReason.TREND_BREAKOUT,
                        DecisionReason.TREND_EXIT,
                        DecisionReason.STOP_RATCHET,
                        DecisionReason.OVERSOLD,
                        DecisionReason.OVERBOUGHT,
                        DecisionReason.MEAN_REACHED)) {
            assertTrue(reasons[used.code()] > 20, used + ": " + reasons[used.code()]);
        }
    }
}
