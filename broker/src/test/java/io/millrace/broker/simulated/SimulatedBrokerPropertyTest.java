package io.millrace.broker.simulated;

import static io.millrace.broker.simulated.Venue.fp;
import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.TimeInForce;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Streams of random instructions over random markets, under random settings. */
class SimulatedBrokerPropertyTest {

    private static final int STREAMS = 1_000;
    private static final int EVENTS = 60;
    private static final int STRATEGIES = 2;
    private static final int INSTRUMENTS = 2;
    private static final long CENT = ONE / 100;

    /** A little before midnight. */
    private static final long BASE = 86_400_000_000_000L - 300;

    /** What is known about one order. */
    private static final class Known {
        long size;
        boolean reduceOnly;
        boolean accepted;
        int ends;
        long traded;
    }

    private final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
    private final BarFlyweight bar =
            new BarFlyweight().wrap(new UnsafeBuffer(new byte[BarFlyweight.LENGTH]), 0);
    private final QuoteBarFlyweight quoteBar =
            new QuoteBarFlyweight().wrap(new UnsafeBuffer(new byte[QuoteBarFlyweight.LENGTH]), 0);
    private final Map<String, Known> orders = new HashMap<>();
    private final long[][] filled = new long[STRATEGIES][INSTRUMENTS];
    private NaiveFees[] fees = {};
    private SplittableRandom random = new SplittableRandom(0);
    private long fills;
    private long parts;
    private long charges;
    private long loads;
    private String where = "";

    @ParameterizedTest(name = "streams from {0}000")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void shouldKeepItsBooks(long thousand) {
        for (long seed = thousand * STREAMS; seed < (thousand + 1) * STREAMS; seed++) {
            byte[] whole = stream(seed, false);
            if (seed % 20 == 0) {
                assertArrayEquals(whole, stream(seed, true), "seed " + seed);
            }
        }
        assertTrue(fills > 20_000 && parts > 2_000, fills + " fills, in parts " + parts);
        assertTrue(charges > 100 && loads > 100, charges + " charges, " + loads + " loads");
    }

    /**
     * Runs one stream.
     *
     * @param resumes whether the broker is now and then saved and loaded into a fresh one
     * @return all outputs, and the state at the end
     */
    private byte[] stream(long seed, boolean resumes) {
        SplittableRandom pauses = new SplittableRandom(seed);
        random = new SplittableRandom(seed);
        orders.clear();
        order.strategyId(0);
        InstrumentTable table = instruments();
        fees = new NaiveFees[] {new NaiveFees(table.get(0)), new NaiveFees(table.get(1))};
        for (long[] each : filled) {
            each[0] = 0;
            each[1] = 0;
        }
        BrokerSettings settings = settings();
        OutputBytes outputs = new OutputBytes();
        SimulatedBroker broker = broker(settings, table, outputs);
        for (int event = 1; event <= EVENTS; event++) {
            where = "seed " + seed + ", event " + event;
            broker.begin(BASE + event * 10L);
            int id = random.nextInt(INSTRUMENTS);
            market(broker, id);
            for (int i = random.nextInt(3); i > 0; i--) {
                instruct(broker, event, id, 10 * i);
            }
            broker.fillInHand();
            verify(broker);
            if (resumes && pauses.nextInt(6) == 0) {
                broker = resume(broker, broker(settings, table, outputs));
            }
        }
        where = "seed " + seed + ", at the end";
        finish(broker);
        StateBuffer all = new StateBuffer(outputs.toBytes());
        broker.save(all);
        return all.toBytes();
    }

    private SimulatedBroker broker(
            BrokerSettings settings, InstrumentTable table, OutputSink outputs) {
        return new SimulatedBroker(settings, table, STRATEGIES, outputs, this::onExecution);
    }

    private SimulatedBroker resume(SimulatedBroker broker, SimulatedBroker fresh) {
        StateBuffer state = new StateBuffer();
        broker.save(state);
        fresh.load(state);
        state.expectEnd();
        StateBuffer again = new StateBuffer();
        fresh.save(again);
        assertArrayEquals(state.toBytes(), again.toBytes(), where);
        verify(fresh);
        loads++;
        return fresh;
    }

    private InstrumentTable instruments() {
        FeeSchedule schedule =
                random.nextBoolean()
                        ? FeeSchedule.NONE
                        : new FeeSchedule(
                                fp("0.003"),
                                random.nextBoolean() ? ONE : 0,
                                List.of(
                                        new FeeSchedule.Tier(
                                                fp("5000"), fp("-0.00005"), fp("0.0002"))));
        Terms.Impact impact = new Terms.Impact(ONE / 10, ONE / 2_000, ONE / 10);
        Terms.Carry carry =
                random.nextBoolean() ? Terms.Carry.NONE : new Terms.Carry(ONE, ONE / 1_000, 70);
        Terms terms = new Terms(schedule, carry, impact, Terms.Margin.FULL, "", "", 0);
        Instrument.Costs costs =
                new Instrument.Costs(fp("0.0001"), fp("0.0002"), fp("0.0003"), fp("0.0004"));
        Instrument first = Venue.instrument(costs, terms, SessionCalendar.ALWAYS_OPEN);
        Instrument second = Venue.instruments(2, "0", "0.001", "0", "0").get(1);
        return new InstrumentTable(List.of(first, second));
    }

    private BrokerSettings settings() {
        boolean odd = random.nextInt(4) == 0;
        boolean slow = random.nextInt(3) == 0;
        return new BrokerSettings(
                random.nextBoolean() ? BarFill.IN_HAND : BarFill.NEXT_OPEN,
                QueueModel.values()[random.nextInt(3)],
                new BrokerSettings.Partial(random.nextBoolean(), random.nextLong(1, 11) * ONE / 10),
                new BrokerSettings.Latency(
                        slow ? random.nextLong(0, 30) : 0, slow ? random.nextLong(0, 30) : 0),
                new BrokerSettings.Oddity(odd ? 5 : 0, odd ? 2 : 0));
    }

    private void market(SimulatedBroker broker, int id) {
        long price = random.nextLong(9_800, 10_200) * CENT;
        long more = random.nextLong(0, 100) * CENT;
        long less = random.nextLong(0, 100) * CENT;
        long size = random.nextLong(0, 300) * ONE / 10;
        switch (random.nextInt(4)) {
            case 0 -> broker.onTrade(id, price, size);
            case 1 -> broker.onQuote(id, price, price + more, size, size / 2);
            case 2 -> {
                bar.open(price).high(price + more).low(price - less).close(price - less / 2);
                broker.onBar(id, bar.volume(size));
                broker.onBarClosed(id, price + more, price - less, price - less / 2, size);
            }
            default -> {
                quoteBar.bidOpen(price).bidHigh(price + more).bidLow(price - less).bidClose(price);
                long ask = price + random.nextLong(0, 5) * CENT;
                quoteBar.askOpen(ask).askHigh(ask + more).askLow(ask - less).askClose(ask);
                broker.onQuoteBar(id, quoteBar);
                broker.onBarClosed(id, ask + more, price - less, price, 0);
            }
        }
    }

    private void instruct(SimulatedBroker broker, int event, int id, int number) {
        int strategy = random.nextInt(STRATEGIES);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long size = random.nextLong(1, 30) * ONE;
        switch (random.nextInt(6)) {
            case 0 -> change(broker, event, id);
            case 1 -> {
                start(number, OrderRole.EXIT, side, size).strategyId(strategy);
                shape();
                send(broker, event, id);
            }
            default -> {
                start(number, OrderRole.ENTRY, side, size).strategyId(strategy);
                shape();
                send(broker, event, id);
                if (random.nextInt(4) != 0) {
                    child(broker, event, id, number);
                }
            }
        }
    }

    /** A stop, and sometimes a target, for the order just sent. */
    private void child(SimulatedBroker broker, int event, int id, int number) {
        Side side = Side.ofCode(order.side()).opposite();
        long size = order.size();
        int strategy = order.strategyId();
        start(number + 1, OrderRole.PROTECTIVE_STOP, side, size).strategyId(strategy);
        order.orderType((byte) OrderType.STOP.code()).stopPrice(price());
        order.targetSequence(event).targetNumber(number);
        send(broker, event, id);
        if (random.nextBoolean()) {
            start(number + 2, OrderRole.TAKE_PROFIT, side, size).strategyId(strategy);
            order.limitPrice(price()).targetSequence(event).targetNumber(number);
            send(broker, event, id);
        }
    }

    private void shape() {
        OrderType type = OrderType.values()[random.nextInt(4)];
        TimeInForce life = TimeInForce.values()[random.nextInt(5)];
        order.orderType((byte) type.code()).timeInForce((byte) life.code());
        order.limitPrice(price()).stopPrice(price());
        order.expireNs(life == TimeInForce.GOOD_TILL_TIME ? BASE + random.nextLong(1, 700) : 0);
    }

    private long price() {
        return random.nextLong(9_750, 10_250) * CENT;
    }

    private void change(SimulatedBroker broker, int event, int id) {
        start(0, OrderRole.ENTRY, Side.BUY, ONE);
        boolean replaces = random.nextBoolean();
        order.action((byte) (replaces ? OrderAction.REPLACE : OrderAction.CANCEL).code())
                .limitPrice(random.nextBoolean() ? price() : NONE)
                .stopPrice(random.nextBoolean() ? price() : NONE)
                .targetSequence(Math.max(1, event - random.nextInt(10)))
                .targetNumber(random.nextInt(1, 3) * 10 + random.nextInt(3));
        broker.onSend(event, id, order);
    }

    private OrderFlyweight start(int number, OrderRole role, Side side, long size) {
        return order.number(number)
                .action((byte) OrderAction.NEW.code())
                .role((byte) role.code())
                .side((byte) side.code())
                .orderType((byte) OrderType.LIMIT.code())
                .timeInForce((byte) TimeInForce.GOOD_TILL_CANCEL.code())
                .reduceOnly((byte) (role == OrderRole.ENTRY ? 0 : 1))
                .size(size)
                .limitPrice(NONE)
                .stopPrice(NONE)
                .expireNs(0)
                .targetSequence(0)
                .targetNumber(0);
    }

    private void send(SimulatedBroker broker, int event, int id) {
        Known known = new Known();
        known.size = order.size();
        known.reduceOnly = order.reduceOnly() == 1;
        orders.put(event + "/" + order.number(), known);
        broker.onSend(event, id, order);
    }

    private void onExecution(int id, ExecutionFlyweight execution) {
        String key = execution.orderSequence() + "/" + execution.orderNumber();
        String at = where + ": " + key;
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        ExecutionReason reason = ExecutionReason.ofCode(execution.reason());
        if (kind == ExecutionKind.CHARGE) {
            charges++;
            return;
        }
        if (reason == ExecutionReason.UNKNOWN_ORDER) {
            Known named = orders.getOrDefault(key, new Known());
            assertTrue(named.ends > 0 || !named.accepted, at);
            return;
        }
        Known known = orders.getOrDefault(key, new Known());
        assertTrue(known.size > 0, at);
        switch (kind) {
            case FILL -> onFill(id, key, known, execution);
            case CANCELLED, EXPIRED, REJECTED -> {
                known.ends++;
                assertEquals(1, known.ends, at);
            }
            case ACCEPTED -> known.accepted = true;
            case REPLACED, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED ->
                    assertEquals(0, known.ends, at);
            case CHARGE, NONE -> throw new AssertionError(at);
        }
    }

    private void onFill(int id, String key, Known known, ExecutionFlyweight execution) {
        String at = where + ": " + key;
        int strategy = execution.strategyId();
        long size = execution.size();
        long before = filled[strategy][id];
        long after = before + Side.ofCode(execution.side()).sign() * size;
        filled[strategy][id] = after;
        known.traded += size;
        fills++;
        parts += execution.remaining() > 0 ? 1 : 0;
        assertTrue(known.accepted, at);
        assertEquals(0, known.ends, at);
        assertTrue(size > 0 && size % ONE == 0, at);
        assertTrue(execution.price() > 0 && execution.price() % CENT == 0, at);
        assertTrue(known.traded <= known.size, at);
        if (known.reduceOnly) {
            assertTrue(Math.abs(after) < Math.abs(before), at);
            assertTrue(Long.signum(after) * Long.signum(before) >= 0, at);
        } else {
            assertEquals(known.size - known.traded, execution.remaining(), at);
        }
        assertEquals(fees[id].of(key, execution), execution.fee(), at);
        known.ends += execution.remaining() == 0 ? 1 : 0;
    }

    private void verify(SimulatedBroker broker) {
        for (int id = 0; id < INSTRUMENTS; id++) {
            assertEquals(filled[0][id] + filled[1][id], broker.position(id), where);
            assertEquals(filled[0][id], broker.position(0, id), where);
            assertEquals(filled[1][id], broker.position(1, id), where);
        }
        long open = orders.values().stream().filter(known -> known.ends == 0).count();
        assertTrue(broker.openOrders() + broker.underWay() >= open, where);
        assertTrue(broker.openOrders() <= open, where);
    }

    /** Cancels all; every order has ended then, once. */
    private void finish(SimulatedBroker broker) {
        broker.begin(BASE + 10_000);
        for (int round = 0; round < 3; round++) {
            for (Map.Entry<String, Known> each : List.copyOf(orders.entrySet())) {
                if (each.getValue().ends == 0) {
                    String[] name = each.getKey().split("/", -1);
                    start(0, OrderRole.ENTRY, Side.BUY, ONE);
                    order.action((byte) OrderAction.CANCEL.code())
                            .targetSequence(Long.parseLong(name[0]))
                            .targetNumber(Integer.parseInt(name[1]));
                    broker.onSend(EVENTS + 1, 0, order);
                }
            }
            broker.begin(BASE + 20_000 + 1_000L * round);
        }
        assertEquals(0, broker.openOrders(), where);
        orders.forEach((key, known) -> assertEquals(1, known.ends, where + ": " + key));
    }
}
