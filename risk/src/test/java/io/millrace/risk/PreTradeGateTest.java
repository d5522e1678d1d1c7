package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.TradingStateMachine;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Every check at its boundary: exactly at the limit, one unit beyond, and without an operand. */
class PreTradeGateTest {

    private static final long NOW = 1_767_225_600_000_000_000L;

    private final TestLimits limits = new TestLimits();
    private final TradingStateMachine machine = new TradingStateMachine(new RecordingSink(true));
    private final PositionBook positions = TestLimits.book(4, fp("100000"));
    private final OpenOrders orders = new OpenOrders(2, 4);
    private final Candidate candidate = new Candidate();
    private String takerFee = "0";
    private Judgement judgement = new Judgement();
    private int sent;

    private Verdict judge(Candidate order) {
        return judge(order, NOW);
    }

    private Verdict judge(Candidate order, long nowNs) {
        PreTradeGate gate = gate();
        Verdict verdict = gate.judge(order, nowNs);
        judgement = gate.judgement();
        return verdict;
    }

    private PreTradeGate gate() {
        InstrumentTable instruments = TestLimits.instruments(4, "1", takerFee);
        RiskLimits built = limits.build();
        KillSwitch killSwitch =
                new KillSwitch(built.kill(), machine, positions, instruments.get(0).calendar());
        PreTradeGate gate =
                new PreTradeGate(
                        new GateSettings(
                                built,
                                instruments,
                                List.of(new StrategyLimits(true, 0), new StrategyLimits(true, 0))),
                        new GateBooks(positions, orders, positions, machine, killSwitch),
                        new RecordingSink(true));
        gate.onPrice(0, positions.mark(0), NOW);
        return gate;
    }

    private void active() {
        machine.start(false);
        positions.mark(0, fp("100"), NOW);
    }

    private Candidate entry(Side side, String size, String limit, String stop) {
        candidate.start(0, 0, OrderRole.ENTRY, side, fp(size));
        candidate.referencePrice = positions.mark(0);
        candidate.type = OrderType.LIMIT;
        candidate.limitPrice = fp(limit);
        candidate.stopPrice = fp(stop);
        return candidate;
    }

    private Candidate buy(String size) {
        return entry(Side.BUY, size, "100", "95");
    }

    private Candidate reducing(OrderRole role, Side side, String size, String limit) {
        entry(side, size, limit, "none").role = role;
        return candidate;
    }

    private void book(int instrument, OrderRole role, Side side, String size, String limit) {
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
        Candidate other = new Candidate().start(instrument, 0, role, side, fp(size));
        other.limitPrice = fp(limit);
        other.writeTo(order, ++sent);
        orders.add(99, instrument, order);
    }

    @Test
    void shouldSayNotReadyWhileStarting() {
        positions.mark(0, fp("100"), NOW);

        assertEquals(Verdict.NOT_READY, judge(buy("1")));
        assertEquals(0, judgement.operand(1));
        assertEquals(3, judgement.limit(1));
    }

    @Test
    void shouldLetOnlyTheFlatteningThroughWhenHalted() {
        machine.start(true);
        positions.mark(0, fp("100"), NOW);

        assertEquals(Verdict.TRADING_HALTED, judge(buy("1")));
        positions.fill(0, 0, fp("1"), fp("100"), 0);
        assertEquals(Verdict.TRADING_HALTED, judge(reducing(OrderRole.EXIT, Side.SELL, "1", "98")));
        assertEquals(Verdict.PASS, judge(reducing(OrderRole.FLATTEN, Side.SELL, "1", "98")));
    }

    @Test
    void shouldRefuseEntriesAndNoExitsWhenAutomaticExecutionIsOff() {
        active();
        limits.autoExecute = false;

        assertEquals(Verdict.AUTO_EXECUTE_OFF, judge(buy("1")));
        assertEquals(1 << 1, judgement.failed());
        positions.fill(0, 0, fp("1"), fp("100"), 0);
        assertEquals(Verdict.PASS, judge(reducing(OrderRole.EXIT, Side.SELL, "1", "98")));
    }

    @ParameterizedTest(name = "held {0}, pending sell {1}, sell {2} -> {3}")
    @CsvSource({
        "10, 0, 10, PASS",
        "10, 0, 11, SHORT_NOT_ALLOWED",
        "10, 4, 6, PASS",
        "10, 4, 7, SHORT_NOT_ALLOWED",
        "0, 0, 1, SHORT_NOT_ALLOWED"
    })
    void shouldNotOpenAShortWhenShortingIsOff(
            String held, String pending, String size, Verdict expected) {
        active();
        limits.shortAllowed = false;
        if (!"0".equals(held)) {
            positions.fill(0, 0, fp(held), fp("100"), 0);
        }
        if (!"0".equals(pending)) {
            book(0, OrderRole.ENTRY, Side.SELL, pending, "100");
        }

        assertEquals(expected, judge(entry(Side.SELL, size, "100", "105")));
    }

    @Test
    void shouldCountTheStopFirstWhenAShortCouldFollowIt() {
        active();
        limits.shortAllowed = false;
        positions.fill(0, 0, fp("10"), fp("100"), 0);
        book(0, OrderRole.PROTECTIVE_STOP, Side.SELL, "10", "none");

        assertEquals(Verdict.SHORT_NOT_ALLOWED, judge(entry(Side.SELL, "10", "100", "105")));
        assertEquals(fp("-10"), judgement.operand(6));
    }

    @ParameterizedTest(name = "{0} {1} limit {2} stop {3} -> {4}")
    @CsvSource({
        "BUY, 1, 100, 95, PASS",
        "BUY, 0, 100, 95, MALFORMED",
        "BUY, -1, 100, 95, MALFORMED",
        "BUY, 1.00000001, 100, 95, MALFORMED",
        "BUY, none, 100, 95, MALFORMED",
        "BUY, 1, 100.001, 95, MALFORMED",
        "BUY, 1, 100, 95.001, MALFORMED",
        "BUY, 1, 0, 95, MALFORMED",
        "BUY, 1, -1, 95, MALFORMED",
        "BUY, 1, none, 95, MALFORMED",
        "BUY, 1, 100, none, NO_STOP",
        "BUY, 1, 100, 99.99, PASS",
        "BUY, 1, 100, 100, NO_STOP",
        "BUY, 1, 100, 105, NO_STOP",
        "BUY, 1, 96, 97, NO_STOP",
        "BUY, 1, 96, 96, NO_STOP",
        "BUY, 1, 96, 95.99, PASS",
        "SELL, 1, 100, 100.01, PASS",
        "SELL, 1, 100, 100, NO_STOP",
        "SELL, 1, 104, 103, NO_STOP",
        "SELL, 1, 104, 104.01, PASS"
    })
    void shouldRefuseMalformedEntries(
            Side side, String size, String limit, String stop, Verdict expected) {
        active();

        assertEquals(expected, judge(entry(side, size, limit, stop)));
    }

    @ParameterizedTest(name = "price {0} -> {1}")
    @CsvSource({"10, PASS", "9.99, MALFORMED"})
    void shouldRefuseLessThanTheSmallestValue(String price, Verdict expected) {
        machine.start(false);
        positions.mark(0, fp(price), NOW);

        assertEquals(expected, judge(entry(Side.BUY, "1", price, "9")));
    }

    @Test
    void shouldDenyWhenThereIsNoPriceYet() {
        machine.start(false);

        assertEquals(Verdict.MALFORMED, judge(buy("1")));
        int failed = 1 << 6 | 1 << 7 | 1 << 9;
        assertEquals(failed, judgement.failed() & failed);
    }

    @Test
    void shouldNotAskForAStopWhenNoneIsRequired() {
        active();
        limits.requireStop = false;

        assertEquals(Verdict.PASS, judge(entry(Side.BUY, "1", "100", "none")));
    }

    @ParameterizedTest(name = "from stop {1} of a {0} order to {2} -> {3}")
    @CsvSource({
        "SELL, 95, 95, PASS",
        "SELL, 95, 95.01, PASS",
        "SELL, 95, 94.99, MALFORMED",
        "SELL, 95, none, MALFORMED",
        "BUY, 105, 105, PASS",
        "BUY, 105, 104.99, PASS",
        "BUY, 105, 105.01, MALFORMED",
        "BUY, 105, none, MALFORMED"
    })
    void shouldNeverLoosenAStop(Side side, String from, String to, Verdict expected) {
        active();
        book(0, OrderRole.PROTECTIVE_STOP, side, "1", "none");
        orders.reprice(0, fp(from));
        reducing(OrderRole.PROTECTIVE_STOP, side, "1", "none");
        candidate.type = OrderType.STOP;
        candidate.action = OrderAction.REPLACE;
        candidate.stopPrice = fp(to);
        candidate.targetSequence = 99;
        candidate.targetNumber = 1;

        assertEquals(expected, judge(candidate));

        candidate.targetNumber = 2;
        assertEquals(Verdict.MALFORMED, judge(candidate));
    }

    @ParameterizedTest(name = "age {0} -> {1}")
    @CsvSource({"0, PASS", "2000000000, PASS", "2000000001, STALE_DATA"})
    void shouldRefuseStalePrices(long ageNs, Verdict expected) {
        active();

        assertEquals(expected, judge(buy("1"), NOW + ageNs));
        assertEquals(ageNs, judgement.operand(8));
        assertEquals(2_000_000_000L, judgement.limit(8));
    }

    @Test
    void shouldRefuseDoubtedPricesAndColdIndicators() {
        active();
        buy("1").warm = false;
        assertEquals(Verdict.INSUFFICIENT_DATA, judge(candidate));

        positions.suspect(0, true);
        assertEquals(Verdict.SUSPECT_DATA, judge(buy("1")));

        positions.mark(0, 0, NOW);
        assertEquals(Verdict.SUSPECT_DATA, judge(buy("1")));
    }

    @ParameterizedTest(name = "{0} at {1} -> {2}")
    @CsvSource({
        "BUY, 102, PASS",
        "BUY, 102.01, PRICE_COLLAR",
        "BUY, 97, PASS",
        "SELL, 98, PASS",
        "SELL, 97.99, PRICE_COLLAR",
        "SELL, 104, PASS"
    })
    void shouldBoundTheAggressiveSideOnly(Side side, String limit, Verdict expected) {
        active();

        assertEquals(expected, judge(entry(side, "1", limit, side == Side.BUY ? "90" : "110")));
        positions.fill(0, 0, fp(side == Side.BUY ? "-1" : "1"), fp("100"), 0);
        assertEquals(expected, judge(reducing(OrderRole.EXIT, side, "1", limit)));
        assertEquals(fp("2"), judgement.limit(10));
    }

    @ParameterizedTest(name = "size {0}, share {1} bps, cap {2} -> {3}")
    @CsvSource({
        "100, 1000, 1000000, PASS",
        "101, 1000, 1000000, MAX_ORDER_VALUE",
        "100, 999, 1000000, MAX_ORDER_VALUE",
        "100, 2000, 10000, PASS",
        "100, 2000, 9999.99999999, MAX_ORDER_VALUE"
    })
    void shouldBoundTheValueOfAnOrder(String size, long bps, String cap, Verdict expected) {
        active();
        limits.maxValueBps = bps;
        limits.maxValue = fp(cap);

        assertEquals(expected, judge(buy(size)));
        assertEquals(fp(size) * 100, judgement.operand(12));
    }

    @Test
    void shouldDenyWhenAValueOverflows() {
        active();

        assertEquals(Verdict.MALFORMED, judge(buy("92000000000")));
        assertEquals(NONE, judgement.operand(12));
        assertEquals(mask(7, 12, 22, 23, 25, 26), judgement.failed());
    }

    @ParameterizedTest(name = "{0} ns later -> {1}")
    @CsvSource({"0, DUPLICATE", "999999999, DUPLICATE", "1000000000, PASS"})
    void shouldRefuseTheSameIntentWithinItsWindow(long laterNs, Verdict expected) {
        active();
        limits.duplicateWindowNs = 1_000_000_000L;
        PreTradeGate gate = gate();
        gate.onSent(buy("5"), NOW);

        assertEquals(expected, gate.judge(buy("5"), NOW + laterNs));
        assertEquals(Verdict.PASS, gate.judge(buy("6"), NOW));
    }

    @ParameterizedTest(name = "{0} open, {1} of the symbol -> {2}")
    @CsvSource({
        "8, 0, PASS",
        "9, 0, MAX_OPEN_ORDERS",
        "3, 3, PASS",
        "4, 4, MAX_OPEN_ORDERS",
        "8, 3, PASS"
    })
    void shouldBoundOpenOrdersWithTheStopCounted(int open, int ofSymbol, Verdict expected) {
        active();
        limits.maxOpenOrders = 10;
        limits.maxOpenOrdersPerSymbol = 5;
        for (int i = 0; i < open; i++) {
            book(i < ofSymbol ? 0 : 1, OrderRole.ENTRY, Side.BUY, "1", "1");
        }

        assertEquals(expected, judge(buy("1")));
    }

    @Test
    void shouldBoundOpenPositionsWithPendingEntriesCounted() {
        active();
        limits.maxPositions = 3;
        positions.fill(0, 1, fp("1"), fp("1"), 0);
        book(2, OrderRole.ENTRY, Side.BUY, "1", "1");
        assertEquals(Verdict.PASS, judge(buy("1")));

        positions.fill(0, 3, fp("-1"), fp("1"), 0);
        assertEquals(Verdict.MAX_POSITIONS, judge(buy("1")));
        assertEquals(4, judgement.operand(19));

        positions.fill(0, 0, fp("1"), fp("100"), 0);
        limits.maxPositions = 4;
        assertEquals(Verdict.PASS, judge(buy("1")));
    }

    @ParameterizedTest(name = "held {0}, pending {1}, {2} {3} -> {4}")
    @CsvSource({
        "0, 0, BUY, 200, PASS",
        "0, 0, BUY, 201, MAX_POSITION",
        "150, 0, BUY, 50, PASS",
        "150, 0, BUY, 51, MAX_POSITION",
        "150, 40, BUY, 10, PASS",
        "150, 40, BUY, 11, MAX_POSITION",
        "150, 0, SELL, 200, PASS",
        "150, 0, SELL, 201, MAX_POSITION",
        "-150, 0, SELL, 50, PASS",
        "-150, 0, SELL, 51, MAX_POSITION"
    })
    void shouldBoundTheWorstCasePosition(
            String held, String pending, Side side, String size, Verdict expected) {
        active();
        limits.maxPositionBps = 2_000;
        if (!"0".equals(held)) {
            positions.fill(0, 0, fp(held), fp("100"), 0);
        }
        if (!"0".equals(pending)) {
            book(0, OrderRole.ENTRY, Side.BUY, pending, "100");
        }

        assertEquals(expected, judge(entry(side, size, "100", side == Side.BUY ? "95" : "105")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"100, PASS", "101, MAX_EXPOSURE"})
    void shouldBoundGrossExposureWithShortsAndPendingEntries(String size, Verdict expected) {
        active();
        limits.maxExposureBps = 5_000;
        positions.mark(1, fp("100"), NOW);
        positions.fill(0, 1, fp("-300"), fp("100"), 0);
        book(2, OrderRole.ENTRY, Side.BUY, "100", "100");

        assertEquals(expected, judge(buy(size)));
        assertEquals(fp("50000"), judgement.limit(23));
    }

    @ParameterizedTest(name = "fee {0}, size {1} -> {2}")
    @CsvSource({
        "0, 480, PASS",
        "0, 481, BUYING_POWER",
        "0.01, 475, PASS",
        "0.01, 476, BUYING_POWER",
        "-0.01, 480, PASS",
        "-0.01, 481, BUYING_POWER"
    })
    void shouldKeepCashForReservationsFeesAndReserve(String fee, String size, Verdict expected) {
        active();
        takerFee = fee;
        limits.cashReserveBps = 200;
        book(1, OrderRole.ENTRY, Side.BUY, "500", "100");

        assertEquals(expected, judge(buy(size)));
        assertEquals(fp("48000"), judgement.limit(26));
    }

    @Test
    void shouldNotSpendWhatShortSalesBroughtIn() {
        active();
        positions.mark(1, fp("100"), NOW);
        positions.fill(0, 1, fp("-400"), fp("100"), 0);

        assertEquals(Verdict.PASS, judge(buy("600")));
        assertEquals(Verdict.BUYING_POWER, judge(buy("601")));
    }

    @Test
    void shouldNameTheFirstFailureAndMarkAll() {
        active();
        limits.maxValueBps = 10;
        limits.maxPositionBps = 10;
        limits.autoExecute = false;

        assertEquals(Verdict.AUTO_EXECUTE_OFF, judge(buy("100")));
        assertEquals(1 << 1 | 1 << 11 | 1 << 21, judgement.failed());
        assertEquals(mask(3, 4, 13, 16, 21, 24, 29), judgement.notApplicable());
    }

    @Test
    void shouldJudgeReducingOrdersByFewChecksOnly() {
        active();
        limits.deny = List.of("I0");
        limits.messageRate = 60;
        positions.fill(0, 0, fp("5000"), fp("100"), 0);
        positions.suspect(0, true);
        limits.maxValueBps = 1;
        limits.maxPositionBps = 1;
        limits.maxExposureBps = 1;

        assertEquals(
                Verdict.SYMBOL_NOT_ALLOWED,
                judge(reducing(OrderRole.EXIT, Side.SELL, "5000", "98"), NOW * 2));
        assertEquals(mask(5), judgement.failed());
        assertEquals(mask(1, 5, 7, 10, 16, 20, 21), ~judgement.notApplicable() & ((1 << 29) - 1));

        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "5000", "none").type = OrderType.STOP;
        candidate.stopPrice = fp("50");
        assertEquals(Verdict.PASS, judge(candidate));
        assertEquals(mask(1, 7, 16, 20, 21), ~judgement.notApplicable() & ((1 << 29) - 1));
    }

    private static int mask(int... checks) {
        int mask = 0;
        for (int check : checks) {
            mask |= 1 << (check - 1);
        }
        return mask;
    }
}
