package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.Fixtures;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.state.KillLimits;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thirty days of a calm market that is traded all the time, with sessions that roll, money that
 * comes and goes, measurements, and a restart a day: equity never falls by a hundredth, so whatever
 * halts or narrows trading is false.
 */
final class CleanMonthTest {

    private static final long SECOND = Fixtures.SECOND;
    private static final long DAY_S = 86_400;
    private static final long STEP_S = 3;
    private static final long START_S = 1_767_225_600L;
    private static final int DAYS = 30;
    private static final long SEED = 20_260_101;

    private final List<String> changes = new ArrayList<>();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final RecordSink sink = this::record;
    private long fills;
    private long sequence;
    private long price = fixed(100);
    private long lowest = Long.MAX_VALUE;

    private void record(org.agrona.DirectBuffer buffer, int offset, int length) {
        int type = EventLayout.type(buffer, offset);
        if (type == EventType.EXECUTION) {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, buffer, offset, length);
            ExecutionFlyweight told = new ExecutionFlyweight().wrap(copy, EventLayout.payload(0));
            fills += told.kind() == ExecutionKind.FILL.code() ? 1 : 0;
        }
        if (type == EventType.STATE_CHANGE) {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, buffer, offset, length);
            StateFlyweight change = new StateFlyweight().wrap(copy, EventLayout.payload(0));
            changes.add(
                    EventLayout.sequence(copy, 0)
                            + " "
                            + TradingState.ofCode(change.to())
                            + " "
                            + StateCause.ofCode(change.cause()));
        }
    }

    private static RiskLimits limits() {
        return new RiskLimits(
                new RiskLimits.OrderLimits(2_000, fixed(1e6), 60 * SECOND, 0, true, false),
                new RiskLimits.TotalLimits(2_000, 5_000, 50, 5, 5, 200),
                new KillLimits(300, 2_000, 5_000, true),
                true);
    }

    private Pipeline fresh() {
        return new Pipeline(
                Fixtures.settings(new ChurningStrategy(), Timeframe.M1, limits()),
                sink,
                new OrderStage((cause, instrument, order) -> {}, LatencyProbe.NONE));
    }

    private int start(int type, int instrument, int length, long seconds) {
        slot.setMemory(0, slot.capacity(), (byte) 0);
        EventLayout.start(slot, 0, type, instrument, length);
        EventLayout.place(slot, 0, ++sequence, seconds * SECOND, 0);
        return EventLayout.payload(0);
    }

    /** Half a cent up or down, back to 100 in the long run. */
    private void trade(Pipeline pipeline, long seconds) {
        long pull = price > fixed(100) ? -1 : 1;
        price += fixed(0.01) * (random.nextInt(3) - 1 + (random.nextInt(8) == 0 ? pull : 0));
        int payload = start(EventType.TRADE, 0, TradeFlyweight.LENGTH, seconds);
        new TradeFlyweight()
                .wrap(slot, payload)
                .venueTimeNs(seconds * SECOND)
                .receiveTimeNs(seconds * SECOND)
                .price(price)
                .size(fixed(100));
        pipeline.onEvent(slot, 0);
    }

    private void timer(Pipeline pipeline, long seconds) {
        int payload = start(EventType.TIMER, Instrument.NONE, TimerFlyweight.LENGTH, seconds);
        new TimerFlyweight().wrap(slot, payload).dueNs(seconds * SECOND).kind(0);
        pipeline.onEvent(slot, 0);
    }

    private void measure(Pipeline pipeline, long seconds) {
        int payload = start(EventType.HEALTH, Instrument.NONE, HealthFlyweight.LENGTH, seconds);
        new HealthFlyweight()
                .wrap(slot, payload)
                .durableLagNs(random.nextInt(50_000_000))
                .freeBytes(1L << 40)
                .linkSilentNs(1 + random.nextLong(14 * SECOND))
                .clockSkewNs(random.nextLong(SECOND) - SECOND / 2);
        pipeline.onEvent(slot, 0);
    }

    private void pay(Pipeline pipeline, long seconds, double amount) {
        int payload =
                start(EventType.CASH_FLOW, Instrument.NONE, CashFlowFlyweight.LENGTH, seconds);
        new CashFlowFlyweight().wrap(slot, payload).amount(fixed(amount));
        pipeline.onEvent(slot, 0);
    }

    private void day(Pipeline pipeline, int number) {
        long begin = START_S + number * DAY_S;
        for (long second = begin; second < begin + DAY_S; second += STEP_S) {
            if (second % 60 == 0) {
                timer(pipeline, second);
            }
            if (second % 600 == 0) {
                measure(pipeline, second);
            }
            trade(pipeline, second);
        }
        pay(pipeline, begin + DAY_S - 1, number % 2 == 0 ? 4_000 : -4_000);
        lowest = Math.min(lowest, pipeline.risk().positions().equity());
    }

    @Test
    void shouldNeitherHaltNorNarrowTradingInThirtyCleanDays() {
        Pipeline pipeline = fresh();
        pipeline.start(false);
        changes.clear();
        for (int number = 0; number < DAYS; number++) {
            day(pipeline, number);
            StateBuffer state = new StateBuffer();
            pipeline.save(state);
            pipeline = fresh();
            pipeline.load(new StateBuffer(state.toBytes()));
        }

        assertEquals(List.of(), changes, "seed " + SEED);
        assertEquals(TradingState.ACTIVE, pipeline.risk().tradingState().state());
        assertTrue(fills > 1_000, "fills: " + fills);
        assertTrue(lowest > fixed(9_900), "lowest equity: " + lowest);
    }
}
