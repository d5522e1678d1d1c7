package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.model.fixed.FixedPoint.ONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.TimeInForce;
import io.millrace.risk.book.Funds;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Two stages with the same inputs: one goes on, the other is saved and loaded into a fresh one now
 * and then. Their outputs are equal byte for byte, and so are their states at the end.
 */
class RiskStatePropertyTest {

    private static final int EVENTS = 1_500;
    private static final int STRATEGIES = 2;
    private static final int INSTRUMENTS = 3;
    private static final long CENT = ONE / 100;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_767_225_600L * SECOND;

    /** An order that the venue of the test knows. */
    private static final class Known {
        final long cause;
        final OutputBytes.Sent sent;
        long remaining;

        Known(long cause, OutputBytes.Sent sent) {
            this.cause = cause;
            this.sent = sent;
            remaining = sent.order().size();
        }
    }

    /** One of the two. */
    private static final class Side {
        final OutputBytes outputs = new OutputBytes();
        final byte[] bytes = new byte[DecisionFlyweight.LENGTH];
        final DecisionFlyweight decision = new DecisionFlyweight().wrap(new UnsafeBuffer(bytes), 0);
        RiskStage stage;

        Side(long seed) {
            stage = stage(seed, outputs);
            stage.start(false);
        }
    }

    private final List<Known> venue = new ArrayList<>();
    private final long[] price = {100 * ONE, ONE, 20 * ONE};
    private final ExecutionFlyweight execution =
            new ExecutionFlyweight().wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0);
    private SplittableRandom random = new SplittableRandom(0);
    private int instrument;
    private long sequence;
    private long timeNs = START;

    /** Fills that come after an end narrow trading; an operator sees to it. */
    private static final CommandFlyweight RESUME =
            new CommandFlyweight()
                    .wrap(new UnsafeBuffer(new byte[CommandFlyweight.LENGTH]), 0)
                    .kind(CommandKind.RESUME.code())
                    .role(OperatorRole.RISK.code())
                    .strategyId(-1)
                    .limit(-1);

    private long fills;
    private long loads;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldGoOnAsIfItHadNotBeenSaved(long seed) {
        random = new SplittableRandom(seed);
        Side whole = new Side(seed);
        Side resumed = new Side(seed);
        for (int i = 1; i <= EVENTS; i++) {
            String where = "seed " + seed + ", event " + i;
            event(whole, resumed, where);
            assertArrayEquals(whole.outputs.take(), resumed.outputs.take(), where);
            resumed.outputs.takeSent();
            for (OutputBytes.Sent sent : whole.outputs.takeSent()) {
                if (sent.order().action() == OrderAction.NEW.code()) {
                    venue.add(new Known(sequence, sent));
                }
            }
            if (random.nextInt(8) == 0) {
                byte[] saved = save(whole.stage);
                assertArrayEquals(saved, save(resumed.stage), where);
                resumed.stage = stage(seed, resumed.outputs);
                load(resumed.stage, saved);
                assertArrayEquals(saved, save(resumed.stage), where);
                assertEquals(
                        whole.stage.positions().positions(),
                        resumed.stage.positions().positions(),
                        where);
                loads++;
            }
        }
        assertArrayEquals(save(whole.stage), save(resumed.stage), "seed " + seed);
        assertEquals(hash(whole.stage), hash(resumed.stage), "seed " + seed);
        assertTrue(fills > 20 && loads > 100, fills + " fills, " + loads + " loads");
    }

    private static byte[] save(RiskStage stage) {
        StateBuffer state = new StateBuffer();
        stage.save(state);
        return state.toBytes();
    }

    private static void load(RiskStage stage, byte[] saved) {
        StateBuffer state = new StateBuffer(saved);
        stage.load(state);
        state.expectEnd();
    }

    private static String hash(RiskStage stage) {
        StateHash hash = new StateHash();
        stage.save(hash);
        return hash.toHex();
    }

    private static RiskStage stage(long seed, OutputBytes outputs) {
        return stage(seed, outputs, INSTRUMENTS, STRATEGIES);
    }

    private static RiskStage stage(
            long seed, OutputBytes outputs, int instruments, int strategies) {
        InstrumentTable table = instruments(instruments);
        List<StrategyLimits> all = new ArrayList<>();
        for (int id = 0; id < strategies; id++) {
            all.add(new StrategyLimits(true, 0));
        }
        return new RiskStage(
                new RiskSettings(
                        limits(seed),
                        all,
                        new OrderPolicy(30 * SECOND, 2, ONE / 20, 2),
                        Funds.of(fp("1000000"), table)),
                table,
                outputs);
    }

    /** Every third seed is wide; the others let the checks with a memory bind. */
    private static RiskLimits limits(long seed) {
        TestLimits limits = new TestLimits();
        limits.maxQuoteAgeNs = 3_600 * SECOND;
        limits.requireStop = seed % 2 == 0;
        limits.windowNs = 60 * SECOND;
        if (seed % 3 != 0) {
            limits.duplicateWindowNs = 20 * SECOND;
            limits.messageRate = 60;
            limits.messageBurst = 10;
            limits.strategyRate = 6;
            limits.entriesPerDay = 30;
            limits.trips = 3;
            limits.pauseNs = 600 * SECOND;
            limits.windowBps = 300;
            limits.maxVolumeBps = 3_000;
        }
        if (seed % 4 == 0) {
            limits.dailyLossBps = 60;
            limits.flatten = seed % 8 == 0;
        }
        return limits.build();
    }

    private static InstrumentTable instruments(int count) {
        List<Instrument> list = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            Terms terms =
                    new Terms(
                            Terms.STANDARD.fees(),
                            Terms.STANDARD.carry(),
                            Terms.STANDARD.impact(),
                            id == 2 ? new Terms.Margin(ONE / 2, ONE / 4) : Terms.Margin.FULL,
                            id == 1 ? "EUR" : "",
                            id == 1 ? "" : "shares",
                            0);
            list.add(
                    new Instrument(
                            id,
                            "I" + id,
                            id == 2 ? "OTHER" : "TEST",
                            id == 2 ? "EUR" : "USD",
                            new Instrument.Grid(CENT, id == 0 ? 1 : ONE, 0),
                            new Instrument.Costs(0, ONE / 1_000, 0, 0),
                            SessionCalendar.ALWAYS_OPEN,
                            fp("0.02"),
                            true,
                            true,
                            true,
                            terms));
        }
        return new InstrumentTable(list);
    }

    private void event(Side whole, Side resumed, String where) {
        timeNs += random.nextInt(50) == 0 ? random.nextLong(100_000) * SECOND : step();
        sequence++;
        both(whole, resumed, side -> side.stage.begin(sequence, timeNs));
        for (int i = random.nextInt(4); i > 0 && !venue.isEmpty(); i--) {
            answer();
            long ended = whole.stage.onExecution(instrument, execution);
            assertEquals(ended, resumed.stage.onExecution(instrument, execution), where);
        }
        if (random.nextInt(4) == 0) {
            both(whole, resumed, side -> side.stage.onCommand(Instrument.NONE, RESUME));
        }
        market(whole, resumed);
        for (int i = random.nextInt(3); i > 0; i--) {
            int id = random.nextInt(INSTRUMENTS);
            decide(whole.decision, whole.stage, id);
            System.arraycopy(whole.bytes, 0, resumed.bytes, 0, whole.bytes.length);
            boolean warm = random.nextInt(10) != 0;
            both(whole, resumed, side -> side.stage.prepare(id, side.decision, warm));
            assertArrayEquals(whole.bytes, resumed.bytes, where);
            both(whole, resumed, side -> side.stage.release());
        }
    }

    private long step() {
        return random.nextInt(3) == 0 ? random.nextLong(SECOND) : random.nextLong(20) * SECOND;
    }

    private static void both(Side whole, Side resumed, Consumer<Side> call) {
        call.accept(whole);
        call.accept(resumed);
    }

    private void market(Side whole, Side resumed) {
        int id = random.nextInt(INSTRUMENTS);
        price[id] = Math.max(CENT, price[id] + price[id] / 10_000 * random.nextLong(-80, 81));
        long last = price[id] / CENT * CENT;
        long high = last + random.nextLong(50) * last / 10_000;
        long low = last - random.nextLong(50) * last / 10_000;
        long volume = random.nextLong(1_000) * ONE;
        long amount = random.nextLong(-100, 1_000) * ONE;
        int other = random.nextInt(40);
        boolean doubted = random.nextInt(4) == 0;
        both(
                whole,
                resumed,
                side -> {
                    side.stage.onRange(id, last, high, low);
                    if (volume % 3 == 0) {
                        side.stage.onBar(id, volume, timeNs);
                    }
                    if (other < 4) {
                        side.stage.suspect(id, doubted);
                    } else if (other == 4) {
                        side.stage.onCashFlow(id % 2, amount);
                    } else if (other == 5) {
                        side.stage.onPrice(id, 0);
                    }
                });
    }

    private void decide(DecisionFlyweight decision, RiskStage stage, int id) {
        Action action = Action.ofCode(random.nextInt(Action.values().length));
        int strategy = random.nextInt(STRATEGIES);
        boolean up =
                action == Action.ENTER_LONG
                        || (action != Action.ENTER_SHORT && stage.positions().size(id) > 0);
        long last = price[id] / CENT * CENT;
        long away = last / 1_000 * random.nextLong(1, 40);
        long near = last + last / 10_000 * random.nextLong(-100, 101);
        OrderType type = OrderType.values()[random.nextInt(4)];
        boolean isLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        TimeInForce life = TimeInForce.values()[random.nextInt(5)];
        SizeRequest request = SizeRequest.ofCode(random.nextInt(1, 4));
        decision.position(stage.positions().size(strategy, id));
        TestLimits.plain(decision, NONE);
        decision.plan()
                .orderType(type.code())
                .timeInForce((random.nextBoolean() ? TimeInForce.GOOD_TILL_CANCEL : life).code())
                .features(
                        random.nextInt(4) == 0
                                ? PlanFlyweight.LADDER
                                : isLimit && random.nextBoolean() ? PlanFlyweight.CHASE : 0)
                .trail(random.nextInt(3) == 0 ? away : 0)
                .triggerPrice(type.code() > OrderType.LIMIT.code() ? near : NONE);
        decision.strategyId(strategy)
                .action(action.code())
                .confidence(100)
                .sizeRequest(request.code())
                .requestValue(
                        request == SizeRequest.FIXED_SIZE
                                ? random.nextLong(1, 60 * ONE)
                                : random.nextLong(1, 200) * ONE / 10_000)
                .price(last)
                .entryPrice(isLimit ? near : NONE)
                .stopPrice(random.nextInt(5) == 0 ? NONE : up ? last - away : last + away)
                .targetPrice(random.nextInt(3) == 0 ? up ? last + away : last - away : NONE);
    }

    /** Anything that a venue may say about an order, also after its end. */
    private void answer() {
        Known known = venue.get(random.nextInt(venue.size()));
        OrderFlyweight order = known.sent.order();
        instrument = known.sent.instrument();
        ExecutionKind kind =
                random.nextBoolean() && known.remaining > 0
                        ? ExecutionKind.FILL
                        : ExecutionKind.ofCode(random.nextInt(1, ExecutionKind.values().length));
        boolean trades = kind == ExecutionKind.FILL;
        long size = 0;
        if (trades) {
            long lot = instrument == 0 ? 1 : ONE;
            boolean isWhole = known.remaining <= lot || random.nextInt(3) != 0;
            size = isWhole ? known.remaining : random.nextLong(1, known.remaining / lot) * lot;
            known.remaining -= size;
            fills++;
        }
        boolean ends =
                known.remaining == 0
                        || kind == ExecutionKind.CANCELLED
                        || kind == ExecutionKind.REJECTED
                        || kind == ExecutionKind.EXPIRED;
        if ((trades && size == 0) || (ends && random.nextInt(5) != 0)) {
            venue.remove(known);
        }
        boolean costs = trades || kind == ExecutionKind.CHARGE;
        execution
                .orderSequence(known.cause)
                .orderNumber(order.number())
                .kind((byte) kind.code())
                .side(order.side())
                .role(order.role())
                .strategyId(order.strategyId())
                .price(price[instrument] / CENT * CENT)
                .size(size)
                .remaining(known.remaining)
                .fee(costs ? random.nextLong(-2, 10) * CENT : 0);
    }

    private byte[] busyState() {
        Side side = new Side(2);
        random = new SplittableRandom(2);
        Side other = new Side(2);
        for (int i = 0; i < 300; i++) {
            event(side, other, "event " + i);
            for (OutputBytes.Sent sent : side.outputs.takeSent()) {
                venue.add(new Known(sequence, sent));
            }
        }
        return save(side.stage);
    }

    @Test
    void shouldRefuseAStateThatIsCutShort() {
        byte[] saved = busyState();
        for (int length = 0; length < saved.length; length++) {
            byte[] cut = Arrays.copyOf(saved, length);
            RiskStage stage = stage(2, new OutputBytes());
            assertThrows(StateException.class, () -> load(stage, cut));
        }
    }

    @Test
    void shouldRefuseTheStateOfOtherInstrumentsOrStrategies() {
        byte[] saved = busyState();
        RiskStage fewer = stage(2, new OutputBytes(), INSTRUMENTS - 1, STRATEGIES);
        RiskStage more = stage(2, new OutputBytes(), INSTRUMENTS, STRATEGIES + 1);

        assertEquals(
                "state, byte 292: text is \"positions of 2 strategies in 3 instruments\"; it must"
                        + " be \"positions of 2 strategies in 2 instruments\"",
                assertThrows(StateException.class, () -> load(fewer, saved)).getMessage());
        assertEquals(
                "state, byte 292: text is \"positions of 2 strategies in 3 instruments\"; it must"
                        + " be \"positions of 3 strategies in 3 instruments\"",
                assertThrows(StateException.class, () -> load(more, saved)).getMessage());
    }

    /** Whatever single number is wrong: it is refused, or taken without an index outside. */
    @Test
    void shouldBelieveNoNumberThatIndexesOutside() {
        byte[] saved = busyState();
        int refused = 0;
        for (int at = 0; at + Long.BYTES <= saved.length; at++) {
            byte[] wrong = saved.clone();
            new UnsafeBuffer(wrong).putLong(at, random.nextBoolean() ? 1L << 31 : -1L);
            RiskStage stage = stage(2, new OutputBytes());
            try {
                load(stage, wrong);
                stage.begin(sequence + 1, timeNs + SECOND);
                for (int id = 0; id < INSTRUMENTS; id++) {
                    stage.onRange(id, price[id], price[id], price[id]);
                }
            } catch (StateException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, refused + " refused");
    }
}
