package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.state.Action;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.RiskSettings;
import io.millrace.risk.RiskStage;
import io.millrace.risk.StrategyLimits;
import io.millrace.risk.book.Funds;
import io.millrace.risk.state.KillLimits;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.SplittableRandom;

/** The risk stage in front of the simulated broker, over random markets and decisions. */
class RiskAndBrokerTest {

    private static final int INSTRUMENTS = 2;
    private static final long CENT = ONE / 100;
    private static final long SECOND = 1_000_000_000L;

    private final ExecutionRecorder outputs = new ExecutionRecorder();
    private final long[] price = {100 * ONE, 20 * ONE};
    private final DecisionFlyweight decision =
            new DecisionFlyweight().wrap(new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]), 0);
    private final BarFlyweight bar =
            new BarFlyweight().wrap(new UnsafeBuffer(new byte[BarFlyweight.LENGTH]), 0);
    private long sequence;
    private long fills;

    private static RiskLimits limits(long lossBps, boolean shortAllowed) {
        return new RiskLimits(
                        new RiskLimits.OrderLimits(
                                3_000, 1_000_000 * ONE, 3_600 * SECOND, 0, shortAllowed, true),
                        new RiskLimits.TotalLimits(5_000, 9_000, 60, 30, 5, 200),
                        new KillLimits(lossBps, lossBps, 100_000, true),
                        true)
                .opened();
    }

    @ParameterizedTest(name = "seed {0}, loss limit {1}, shorts {2}")
    @CsvSource({
        "1, 10000, true",
        "2, 10000, false",
        "3, 10000, true",
        "4, 300, true",
        "5, 300, false"
    })
    void shouldProtectEveryPositionAndAgreeWithTheBroker(
            long seed, long lossBps, boolean shortAllowed) {
        String first = run(seed, lossBps, shortAllowed);
        sequence = 0;
        fills = 0;
        price[0] = 100 * ONE;
        price[1] = 20 * ONE;

        assertEquals(first, run(seed, lossBps, shortAllowed), "seed " + seed);
    }

    private String run(long seed, long lossBps, boolean shortAllowed) {
        SplittableRandom random = new SplittableRandom(seed);
        var instruments = Venue.instruments(INSTRUMENTS, "0.0001", "0.0002", "0.0003", "0.0004");
        RiskStage risk =
                new RiskStage(
                        new RiskSettings(
                                limits(lossBps, shortAllowed),
                                List.of(new StrategyLimits(true, 0)),
                                OrderPolicy.standard(),
                                Funds.of(10_000_000 * ONE, instruments)),
                        instruments,
                        outputs);
        SimulatedBroker broker =
                new SimulatedBroker(
                        BrokerSettings.defaults(),
                        instruments,
                        1,
                        outputs,
                        (id, execution) -> {
                            fills += execution.size() > 0 ? 1 : 0;
                            risk.onExecution(id, execution);
                        });
        risk.start(false);
        for (int i = 0; i < 20_000; i++) {
            String where = "seed " + seed + ", event " + (i + 1);
            event(random, risk, broker);
            verify(risk, broker, shortAllowed, where);
        }
        wind(risk, broker, "seed " + seed);
        StateHash hash = new StateHash();
        risk.save(hash);
        broker.save(hash);
        return hash.toHex();
    }

    private void event(SplittableRandom random, RiskStage risk, SimulatedBroker broker) {
        int id = random.nextInt(INSTRUMENTS);
        long step = price[id] / 10_000 * random.nextLong(-150, 151);
        price[id] = Math.max(ONE, (price[id] + step) / CENT * CENT);
        risk.begin(++sequence, sequence * 60 * SECOND);
        long reach = random.nextLong(0, 100) * CENT;
        switch (random.nextInt(3)) {
            case 0 -> broker.onTrade(id, price[id], 0);
            case 1 -> broker.onQuote(id, price[id], price[id] + reach / 50, 0, 0);
            default ->
                    broker.onBar(
                            id,
                            bar.open(price[id])
                                    .high(price[id] + reach)
                                    .low(price[id] - reach / 2)
                                    .close(price[id]));
        }
        risk.onPrice(id, price[id]);
        for (int i = random.nextInt(3); i > 0; i--) {
            decide(random, risk, id);
        }
        settle(broker);
    }

    private void settle(SimulatedBroker broker) {
        while (!outputs.sent.isEmpty()) {
            ExecutionRecorder.Sent sent = outputs.sent.remove();
            broker.onSend(sequence, sent.instrument(), sent.order());
        }
        outputs.take();
    }

    private void decide(SplittableRandom random, RiskStage risk, int id) {
        Action action = Action.ofCode(random.nextInt(5));
        boolean up = action == Action.ENTER_LONG;
        long held = risk.positions().size(id);
        if (action == Action.MOVE_STOP) {
            up = held > 0;
        }
        long away = price[id] / 10_000 * random.nextLong(-20, 500);
        long nearby = price[id] / 10_000 * random.nextLong(-100, 100);
        long entry = random.nextBoolean() ? NONE : price[id] + nearby;
        decision.targetPrice(NONE);
        decision.plan()
                .orderType((entry == NONE ? OrderType.MARKET : OrderType.LIMIT).code())
                .triggerPrice(NONE)
                .weight(1);
        decision.action(action.code())
                .sizeRequest(SizeRequest.FIXED_SIZE.code())
                .requestValue(random.nextLong(1, 3_000) * ONE)
                .price(price[id])
                .entryPrice(entry)
                .stopPrice(up ? price[id] - away : price[id] + away);
        risk.prepare(id, decision, true);
        risk.release();
    }

    private static void verify(
            RiskStage risk, SimulatedBroker broker, boolean shortAllowed, String where) {
        for (int id = 0; id < INSTRUMENTS; id++) {
            long held = broker.position(id);
            assertEquals(held, risk.positions().size(id), where);
            assertTrue(shortAllowed || held >= 0, where);
            if (held != 0) {
                assertTrue(broker.isProtected(0, id), where);
                assertTrue(risk.view(0).stopPrice(id) != NONE, where);
            }
        }
        if (broker.openOrders() == 0) {
            idle(risk, where);
        }
    }

    private static void idle(RiskStage risk, String where) {
        for (int id = 0; id < INSTRUMENTS; id++) {
            assertFalse(risk.view(0).isBusy(id), where);
            assertEquals(NONE, risk.view(0).stopPrice(id), where);
        }
    }

    /** Falls, then rises, until every limit and stop was reached. */
    private void wind(RiskStage risk, SimulatedBroker broker, String where) {
        for (long to : new long[] {CENT, 1_000_000 * ONE, CENT, 1_000_000 * ONE}) {
            for (int id = 0; id < INSTRUMENTS; id++) {
                risk.begin(++sequence, sequence * 60 * SECOND);
                broker.onTrade(id, to, 0);
                settle(broker);
            }
        }
        assertEquals(0, broker.openOrders(), where);
        idle(risk, where);
        for (int id = 0; id < INSTRUMENTS; id++) {
            assertEquals(0, risk.positions().size(id), where);
        }
        assertTrue(fills > 10, where + ": " + fills + " fills");
    }
}
