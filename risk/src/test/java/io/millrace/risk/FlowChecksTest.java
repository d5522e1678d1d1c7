package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.GateBench.NOW;
import static io.millrace.risk.GateBench.mask;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OrderEvent;
import io.millrace.risk.gate.FlowLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Checks 2, 15 to 18, 20, 21 and 28 at their boundaries. */
class FlowChecksTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    private final GateBench bench = new GateBench();

    @ParameterizedTest(name = "strategy {0} -> {1}")
    @CsvSource({
        "0, PASS, 1",
        "1, STRATEGY_DISABLED, -1",
        "3, STRATEGY_DISABLED, -1",
        "-1, STRATEGY_DISABLED, -1"
    })
    void shouldLetOnlyEnabledStrategiesEnter(int strategy, Verdict expected, long operand) {
        bench.strategies[1] = new StrategyLimits(false, 0);
        bench.ready();
        bench.buy("1").strategy = strategy;

        assertEquals(expected, bench.judge(bench.candidate));
        assertEquals(operand, bench.judgement().operand(2));
        assertEquals(1, bench.judgement().limit(2));
    }

    @ParameterizedTest(name = "{0} {1} limit {2} stop {3}, entry {4} at {5} -> {6}")
    @CsvSource({
        "SELL, LIMIT, 100, none, BUY, 100, 3",
        "SELL, LIMIT, 100, none, BUY, 99.99, 0",
        "SELL, LIMIT, 100, none, BUY, none, 3",
        "SELL, MARKET, none, none, BUY, 90, 3",
        "BUY, LIMIT, 100, none, SELL, 100, 3",
        "BUY, LIMIT, 100, none, SELL, 100.01, 0",
        "BUY, LIMIT, 100, none, BUY, 101, 0",
        "SELL, STOP, none, 95, BUY, 102, 0",
        "SELL, STOP, none, 95, BUY, 95.01, 0",
        "SELL, STOP, none, 95, BUY, 95, 3",
        "SELL, STOP, none, 95, BUY, none, 0",
        "BUY, STOP, none, 105, SELL, 105, 3",
        "BUY, STOP, none, 105, SELL, 104.99, 0",
        "BUY, STOP_LIMIT, 106, 105, SELL, 98, 0"
    })
    void shouldNotTradeAgainstItsOwnOrders(
            Side side,
            OrderType type,
            String limit,
            String stop,
            Side entrySide,
            String entryLimit,
            String size) {
        bench.ready();
        Candidate other = bench.entry(side, "3", limit);
        other.type = type;
        other.role = OrderRole.EXIT;
        other.stopPrice = fp(stop);
        bench.book(other);

        bench.judge(bench.entry(entrySide, "1", entryLimit));

        assertEquals(fp(size), bench.judgement().operand(15));
        assertEquals(!"0".equals(size), bench.judgement().hasFailed(15));
    }

    @ParameterizedTest(name = "strategy 1 holds {0}, asks {1} {2}; strategy 0 {3} -> {4}")
    @CsvSource({
        "0, 0, SELL, BUY, 0",
        "-2, 0, SELL, BUY, 2",
        "-2, 0, SELL, SELL, 0",
        "2, 0, BUY, SELL, 2",
        "0, 4, SELL, BUY, 4",
        "0, 4, BUY, BUY, 0",
        "-2, 4, SELL, BUY, 6"
    })
    void shouldKeepStrategiesOnOneSide(
            String held, String asked, Side askedSide, Side side, String size) {
        bench.hold(1, 0, held).ready();
        if (!"0".equals(asked)) {
            // Too far away to be reached: it counts all the same.
            Candidate other = bench.entry(askedSide, asked, askedSide == Side.SELL ? "150" : "60");
            other.strategy = 1;
            bench.book(other);
        }

        Verdict verdict = bench.judge(bench.entry(side, "1", "100"));

        assertEquals("0".equals(size) ? Verdict.PASS : Verdict.SELF_TRADE, verdict);
        assertEquals(fp(size), bench.judgement().operand(15));
    }

    @Test
    void shouldNotTakeItsOwnPositionForAnothers() {
        bench.hold(0, 0, "-5").ready();

        assertEquals(Verdict.PASS, bench.judge(bench.buy("1")));
    }

    /** Burst 10: an entry and its stop need 2 of the 8 that are not reserved. */
    @Test
    void shouldLeaveAFifthOfTheMessagesToWhatReduces() {
        bench.limits.messageRate = 60;
        bench.fill(0, "5", "100").ready();
        for (int i = 0; i < 6; i++) {
            bench.gate().onSent(bench.buy("1"), NOW);
        }
        assertEquals(Verdict.PASS, bench.judge(bench.buy("2")));
        assertEquals(2, bench.judgement().operand(16));
        assertEquals(2, bench.judgement().limit(16));

        bench.gate().onCancel(1, NOW);
        assertEquals(Verdict.MESSAGE_RATE, bench.judge(bench.buy("2")));
        assertEquals(1, bench.judgement().operand(16));
        bench.buy("2").stopPrice = NONE;
        bench.judge(bench.candidate);
        assertEquals(0, bench.judgement().failed() & mask(16));
        assertEquals(Verdict.PASS, bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "5")));
        assertEquals(3, bench.judgement().operand(16));

        // Another venue has its own; a message a second comes back.
        bench.buy("2").instrument = 2;
        bench.judge(bench.candidate);
        assertEquals(8, bench.judgement().operand(16));
        bench.judge(bench.buy("2"), SECOND - 1);
        assertEquals(1, bench.judgement().operand(16));
        bench.judge(bench.buy("2"), SECOND);
        assertEquals(2, bench.judgement().operand(16));
        bench.judge(bench.buy("2"), DAY);
        assertEquals(8, bench.judgement().operand(16));
    }

    @Test
    void shouldRefuseEvenReductionsWithoutAMessageLeft() {
        bench.limits.messageRate = 60;
        bench.fill(0, "5", "100").ready();
        for (int i = 0; i < 30; i++) {
            bench.gate().onCancel(0, NOW);
        }
        assertEquals(
                Verdict.MESSAGE_RATE, bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "5")));
        assertEquals(0, bench.judgement().operand(16));
        assertEquals(1, bench.judgement().limit(16));
        // The debt is one burst at most.
        bench.reducing(OrderRole.EXIT, Side.SELL, "5");
        assertEquals(Verdict.MESSAGE_RATE, bench.judge(bench.candidate, 11 * SECOND - 1));
        assertEquals(Verdict.PASS, bench.judge(bench.candidate, 11 * SECOND));
    }

    /** What a kill closes by: its own cancels have used up what was left. */
    @Test
    void shouldCountTheFlatteningOfAKillAndNeverRefuseIt() {
        bench.limits.messageRate = 60;
        bench.fill(0, "5", "100").ready();
        for (int i = 0; i < 50; i++) {
            bench.gate().onCancel(0, NOW);
        }
        Verdict verdict = bench.judge(bench.reducing(OrderRole.FLATTEN, Side.SELL, "5"));

        assertEquals(Verdict.PASS, verdict);
        assertEquals(0, bench.judgement().operand(16));
        assertEquals(1, bench.judgement().limit(16));
        assertEquals(0, bench.judgement().notApplicable() & mask(16));
    }

    @Test
    void shouldCountWhatEachVenueTakes() {
        bench.limits.venues =
                List.of(
                        new FlowLimits.VenueRate(bench.instruments().get(0).venue(), 120),
                        new FlowLimits.VenueRate("elsewhere", 1));
        bench.fill(0, "5", "100").ready();
        for (int i = 0; i < 8; i++) {
            bench.gate().onCancel(0, NOW);
        }
        assertEquals(Verdict.MESSAGE_RATE, bench.judge(bench.buy("2")));
        assertEquals(0, bench.judgement().operand(16));
        bench.judge(bench.buy("2"), SECOND);
        assertEquals(2, bench.judgement().operand(16));
        bench.buy("2").instrument = 2;
        bench.judge(bench.candidate);
        assertEquals(mask(16), bench.judgement().notApplicable() & mask(16));
    }

    @Test
    void shouldNotCountMessagesWithoutARate() {
        bench.ready();
        bench.gate().onCancel(0, NOW);
        bench.judge(bench.buy("1"));

        assertEquals(mask(16), bench.judgement().notApplicable() & mask(16));
    }

    @Test
    void shouldBoundTheOrdersOfAStrategyAndSymbolInAMinute() {
        bench.limits.strategyRate = 10;
        bench.ready();
        for (int i = 0; i < 8; i++) {
            bench.gate().onSent(bench.buy("1"), NOW + i);
        }
        assertEquals(Verdict.PASS, bench.judge(bench.buy("2"), 8));
        assertEquals(10, bench.judgement().operand(17));
        Candidate change = bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "1");
        change.action = OrderAction.REPLACE;
        bench.gate().onSent(change, NOW + 8);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("2"), 8));

        bench.gate().onSent(bench.reducing(OrderRole.EXIT, Side.SELL, "1"), NOW + 8);
        assertEquals(Verdict.STRATEGY_RATE, bench.judge(bench.buy("2"), 8));
        assertEquals(11, bench.judgement().operand(17));
        assertEquals(10, bench.judgement().limit(17));
        bench.buy("2").instrument = 1;
        bench.judge(bench.candidate, 8);
        assertEquals(2, bench.judgement().operand(17));
        bench.buy("2").strategy = 1;
        bench.judge(bench.candidate, 8);
        assertEquals(2, bench.judgement().operand(17));
        bench.judge(bench.buy("2"), 60 * SECOND - 1);
        assertEquals(11, bench.judgement().operand(17));
        bench.judge(bench.buy("2"), 60 * SECOND);
        assertEquals(10, bench.judgement().operand(17));
    }

    @Test
    void shouldBoundTheEntriesOfASymbolInADay() {
        bench.limits.entriesPerDay = 3;
        bench.limits.maxQuoteAgeNs = 2 * DAY;
        bench.ready();
        bench.gate().onSent(bench.buy("1"), NOW);
        bench.gate().onSent(bench.reducing(OrderRole.EXIT, Side.SELL, "1"), NOW);
        bench.buy("1").strategy = 1;
        bench.gate().onSent(bench.candidate, NOW);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("2")));
        assertEquals(3, bench.judgement().operand(18));

        bench.gate().onSent(bench.buy("2"), NOW);
        assertEquals(Verdict.REPEAT_THROTTLE, bench.judge(bench.buy("3")));
        assertEquals(4, bench.judgement().operand(18));
        assertEquals(3, bench.judgement().limit(18));
        bench.buy("3").instrument = 1;
        bench.judge(bench.candidate);
        assertEquals(1, bench.judgement().operand(18));

        long midnight = 9 * 3_600 * SECOND;
        bench.gate().onPrice(0, fp("100"), NOW + midnight - SECOND);
        assertEquals(Verdict.REPEAT_THROTTLE, bench.judge(bench.buy("3"), midnight - 1));
        assertEquals(Verdict.PASS, bench.judge(bench.buy("3"), midnight));
        assertEquals(1, bench.judgement().operand(18));
    }

    @Test
    void shouldPauseAStrategyThatKeepsLosing() {
        bench.limits.trips = 3;
        bench.limits.pauseNs = 100 * SECOND;
        bench.ready();
        bench.gate().onRoundTrip(0, 0, -1, NOW);
        bench.gate().onRoundTrip(0, 1, -1, NOW);
        bench.gate().onRoundTrip(0, 0, 0, NOW);
        bench.gate().onRoundTrip(0, 0, -1, NOW);
        bench.gate().onRoundTrip(0, 1, NONE, NOW);
        bench.gate().onRoundTrip(1, 0, -1, NOW);
        bench.gate().begin(NOW);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("1")));
        assertEquals(List.of(), bench.sink.take());

        bench.gate().onRoundTrip(0, 0, -1, NOW);
        assertEquals(
                List.of(
                        "STRATEGY 0 of instrument 0 off LOSS_STREAK 3 limit 3 until"
                                + " 1767625300000000000"),
                bench.sink.take());
        assertEquals(Verdict.LOSS_STREAK, bench.judge(bench.buy("1")));
        assertEquals(mask(18), bench.judgement().failed());
        assertEquals(3, bench.judgement().operand(18));
        assertEquals(3, bench.judgement().limit(18));

        bench.gate().begin(NOW + 1);
        assertEquals(Verdict.STRATEGY_DISABLED, bench.judge(bench.buy("1")));
        assertEquals(mask(2, 18), bench.judgement().failed());
        assertEquals(-2, bench.judgement().operand(2));
        bench.buy("1").strategy = 1;
        assertEquals(Verdict.PASS, bench.judge(bench.candidate));

        // What it still holds may close, at a loss or not: nothing is told twice.
        bench.gate().onRoundTrip(0, 0, -1, NOW + 2);
        bench.gate().begin(NOW + 100 * SECOND - 1);
        assertEquals(Verdict.STRATEGY_DISABLED, bench.judge(bench.buy("1")));
        assertEquals(List.of(), bench.sink.take());
        bench.gate().begin(NOW + 100 * SECOND);
        assertEquals(
                List.of("STRATEGY 0 of instrument -1 on PASS 0 limit 3 until 0"),
                bench.sink.take());
        assertEquals(Verdict.PASS, bench.judge(bench.buy("1")));
    }

    @Test
    void shouldDisableAStrategyForGoodWhereTheSettingsSaySo() {
        bench.limits.trips = 1;
        bench.limits.pauseNs = NONE;
        bench.ready();
        bench.gate().onRoundTrip(0, 2, -1, NOW);
        assertEquals(
                List.of("STRATEGY 0 of instrument 2 off LOSS_STREAK 1 limit 1 until none"),
                bench.sink.take());
        bench.gate().begin(NOW + 1);
        bench.gate().begin(Long.MAX_VALUE);
        assertEquals(Verdict.STRATEGY_DISABLED, bench.judge(bench.buy("1")));
        assertEquals(List.of(), bench.sink.take());
    }

    @Test
    void shouldSendNothingBesideAnOrderOfUnknownOutcome() {
        bench.fill(0, "5", "100").ready();
        int row = bench.book(bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "5"));
        bench.orders.note(row, OrderEvent.ACCEPTED);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("1")));
        assertEquals(0, bench.judgement().operand(20));

        bench.orders.note(row, OrderEvent.LOST);
        assertEquals(Verdict.UNKNOWN_PENDING, bench.judge(bench.buy("1")));
        assertEquals(1, bench.judgement().operand(20));
        assertEquals(
                Verdict.UNKNOWN_PENDING,
                bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "5")));
        bench.buy("1").instrument = 1;
        bench.judge(bench.candidate);
        assertEquals(0, bench.judgement().operand(20));

        bench.orders.note(row, OrderEvent.ACCEPTED);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("1")));
    }

    @ParameterizedTest(name = "{0} {1} of {2} held, {3} {4} open -> {5}")
    @CsvSource({
        "EXIT, 5, 5, EXIT, 0, PASS, 5",
        "EXIT, 6, 5, EXIT, 0, CONSERVATION, 6",
        "EXIT, 2, 5, EXIT, 3, PASS, 5",
        "EXIT, 3, 5, EXIT, 3, CONSERVATION, 6",
        "EXIT, 5, 5, TAKE_PROFIT, 5, PASS, 5",
        "TAKE_PROFIT, 3, 5, TAKE_PROFIT, 3, CONSERVATION, 6",
        "EXIT, 5, 5, PROTECTIVE_STOP, 5, PASS, 5",
        "EXIT, 5, 5, FLATTEN, 5, PASS, 5",
        "PROTECTIVE_STOP, 5, 5, EXIT, 5, PASS, 5",
        "PROTECTIVE_STOP, 5, 5, PROTECTIVE_STOP, 1, CONSERVATION, 6",
        "FLATTEN, 5, 5, EXIT, 5, PASS, 5",
        "FLATTEN, 4, 5, FLATTEN, 2, CONSERVATION, 6",
        "EXIT, 1, -5, EXIT, 0, CONSERVATION, 1"
    })
    void shouldLetEachKindCloseEverythingOnce(
            OrderRole role,
            String size,
            String held,
            OrderRole other,
            String open,
            Verdict expected,
            String asked) {
        bench.fill(0, held, "100").ready();
        if (!"0".equals(open)) {
            bench.book(bench.reducing(other, Side.SELL, open));
        }

        assertEquals(expected, bench.judge(bench.reducing(role, Side.SELL, size)));
        assertEquals(fp(asked), bench.judgement().operand(21));
        assertEquals(held.startsWith("-") ? 0 : fp("5"), bench.judgement().limit(21));
        assertEquals(expected == Verdict.CONSERVATION, bench.gate().hasFault());
    }

    @ParameterizedTest(name = "entry {0}, stop {1} open, stop {2} -> {3}")
    @CsvSource({
        "10, 0, 10, PASS",
        "10, 0, 11, CONSERVATION",
        "10, 4, 6, PASS",
        "10, 4, 7, CONSERVATION"
    })
    void shouldChargeAChildToItsEntry(String size, String open, String stop, Verdict expected) {
        bench.ready();
        bench.book(bench.buy(size));
        int parent = bench.lastNumber();
        if (!"0".equals(open)) {
            bench.book(childOf(parent, open));
        }

        assertEquals(expected, bench.judge(childOf(parent, stop)));
        assertEquals(fp(size), bench.judgement().limit(21));
    }

    private Candidate childOf(int parent, String size) {
        Candidate stop = bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, size);
        stop.targetSequence = 99;
        stop.targetNumber = parent;
        return stop;
    }

    @Test
    void shouldNotChargeAChangeThatEnlargesNothing() {
        bench.fill(0, "5", "100").ready();
        bench.book(bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "8"));
        Candidate change = childOf(bench.lastNumber(), "8");
        change.action = OrderAction.REPLACE;
        change.stopPrice = fp("96");

        assertEquals(Verdict.PASS, bench.judge(change));
        assertEquals(mask(21), bench.judgement().notApplicable() & mask(21));
        change.size = fp("9");
        assertEquals(Verdict.CONSERVATION, bench.judge(change));
        assertEquals(fp("9"), bench.judgement().operand(21));
    }

    @Test
    void shouldRememberAFaultThatNobodyHasTakenYet() {
        bench.fill(0, "5", "100").ready();
        bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "6"));
        StateBuffer state = new StateBuffer();
        bench.gate().save(state);
        bench.ready();
        assertFalse(bench.gate().hasFault());
        bench.gate().load(state);
        state.expectEnd();

        assertTrue(bench.gate().hasFault());
        assertEquals(fp("6"), bench.gate().faultOperand());
        assertEquals(fp("5"), bench.gate().faultLimit());
    }

    @ParameterizedTest(name = "confidence {0} of {1} -> {2}")
    @CsvSource({"75, 75, PASS", "74, 75, LOW_CONFIDENCE", "0, 0, PASS", "99, 100, LOW_CONFIDENCE"})
    void shouldAskForConfidence(int confidence, int least, Verdict expected) {
        bench.strategies[0] = new StrategyLimits(true, least);
        bench.ready();
        bench.buy("1").confidence = confidence;

        assertEquals(expected, bench.judge(bench.candidate));
        assertEquals(confidence, bench.judgement().operand(28));
        assertEquals(least, bench.judgement().limit(28));
    }
}
