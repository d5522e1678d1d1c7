package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Orders of every kind over random trades, quotes and bars. */
class SimulatedBrokerPropertyTest {

    private static final int INSTRUMENTS = 2;
    private static final long CENT = ONE / 100;

    private final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
    private final Set<String> open = new HashSet<>();
    private final Map<String, ExecutionKind> ended = new HashMap<>();
    private final long[] filled = new long[INSTRUMENTS];
    private final SimulatedBroker broker =
            new SimulatedBroker(
                    Venue.instruments(INSTRUMENTS, "0.0001", "0.0002", "0.0003", "0.0004"),
                    new ExecutionRecorder(),
                    this::onExecution);
    private String where = "";
    private String unknown = "";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void shouldEndEveryOrderOnceAndNeverFlipByReducingOrders(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 1; i <= 20_000; i++) {
            where = "seed " + seed + ", event " + i;
            int id = random.nextInt(INSTRUMENTS);
            market(random, id);
            if (broker.openOrders() < 200) {
                order(random, i, id);
            }
            for (int each = 0; each < INSTRUMENTS; each++) {
                assertEquals(filled[each], broker.position(each), where);
            }
            assertEquals(open.size(), broker.openOrders(), where);
        }
        assertTrue(ended.size() > 10_000, where);
    }

    private void market(SplittableRandom random, int id) {
        long price = random.nextLong(9_000, 11_000) * CENT;
        long more = random.nextLong(0, 200) * CENT;
        long less = random.nextLong(0, 200) * CENT;
        switch (random.nextInt(3)) {
            case 0 -> broker.onTrade(id, price);
            case 1 -> broker.onQuote(id, price, price + more);
            default -> broker.onBar(id, price, price + more, price - less);
        }
    }

    private void order(SplittableRandom random, long cause, int id) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long size = random.nextLong(1, 20) * ONE;
        switch (random.nextInt(6)) {
            case 0 -> cancel(random, cause, id);
            case 1 -> send(cause, id, OrderRole.EXIT, side, size, price(random));
            case 2 -> send(cause, id, OrderRole.FLATTEN, side, size, price(random));
            default -> {
                send(cause, id, OrderRole.ENTRY, side, size, price(random));
                if (random.nextInt(4) != 0) {
                    stop(cause, id, side.opposite(), size, price(random));
                }
            }
        }
    }

    private static long price(SplittableRandom random) {
        return random.nextLong(9_000, 11_000) * CENT;
    }

    private void cancel(SplittableRandom random, long cause, int id) {
        boolean replaces = random.nextBoolean();
        start(id, OrderRole.ENTRY, Side.BUY, ONE)
                .action((byte) (replaces ? OrderAction.REPLACE : OrderAction.CANCEL).code())
                .stopPrice(price(random))
                .targetSequence(Math.max(1, cause - random.nextInt(30)))
                .targetNumber(replaces ? 2 : 1);
        String key = order.targetSequence() + "/" + order.targetNumber();
        boolean known = open.contains(key);
        unknown = known ? "" : key;
        broker.onSend(cause, id, order);
        unknown = "";
    }

    private void send(long cause, int id, OrderRole role, Side side, long size, long limit) {
        boolean immediate = role == OrderRole.EXIT || (cause & 1) == 0;
        TimeInForce life =
                immediate ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL;
        start(id, role, side, size).number(1).limitPrice(limit).timeInForce((byte) life.code());
        open.add(cause + "/1");
        broker.onSend(cause, id, order);
    }

    private void stop(long cause, int id, Side side, long size, long stop) {
        start(id, OrderRole.PROTECTIVE_STOP, side, size)
                .number(2)
                .orderType((byte) OrderType.STOP.code())
                .stopPrice(stop)
                .targetSequence(cause)
                .targetNumber(1);
        open.add(cause + "/2");
        broker.onSend(cause, id, order);
    }

    private OrderFlyweight start(int id, OrderRole role, Side side, long size) {
        assertTrue(id < INSTRUMENTS);
        return order.action((byte) OrderAction.NEW.code())
                .role((byte) role.code())
                .side((byte) side.code())
                .orderType((byte) OrderType.LIMIT.code())
                .timeInForce((byte) 0)
                .reduceOnly((byte) (role == OrderRole.ENTRY ? 0 : 1))
                .size(size)
                .limitPrice(0)
                .stopPrice(0)
                .targetSequence(0)
                .targetNumber(0);
    }

    private void onExecution(int id, ExecutionFlyweight execution) {
        String key = execution.orderSequence() + "/" + execution.orderNumber();
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        switch (kind) {
            case FILL -> {
                onFill(id, execution);
                end(key, kind);
            }
            case CANCELLED, EXPIRED -> end(key, kind);
            case REJECTED -> {
                if (!unknown.equals(key)) {
                    assertEquals(
                            ExecutionReason.WOULD_NOT_REDUCE.code(), execution.reason(), where);
                    end(key, kind);
                }
            }
            case ACCEPTED, REPLACED, TRIGGERED -> assertTrue(open.contains(key), where);
            case NONE, CANCEL_REJECTED, REPLACE_REJECTED, CHARGE -> throw new AssertionError(where);
        }
    }

    private void onFill(int id, ExecutionFlyweight execution) {
        long before = filled[id];
        filled[id] += Side.ofCode(execution.side()).sign() * execution.size();
        assertTrue(execution.size() > 0 && execution.price() > 0, where);
        assertEquals(0, execution.price() % CENT, where);
        if (execution.role() != OrderRole.ENTRY.code()) {
            assertTrue(Math.abs(filled[id]) < Math.abs(before), where);
            assertTrue(Long.signum(filled[id]) * Long.signum(before) >= 0, where);
        }
    }

    private void end(String key, ExecutionKind kind) {
        assertTrue(open.remove(key), where + ": " + key + " " + kind);
        assertNull(ended.put(key, kind), where + ": " + key + " " + kind);
    }
}
