package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.GateBench.NOW;
import static io.millrace.risk.GateBench.mask;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.gate.SessionCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Checks 5, 11 and 13 at their boundaries. */
class MarketChecksTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private final GateBench bench = new GateBench();

    @ParameterizedTest(name = "allow {0} deny {1} -> {2}")
    @CsvSource({
        "'', '', PASS, 9223372036854775807",
        "I0, '', PASS, 9223372036854775807",
        "I1, '', SYMBOL_NOT_ALLOWED, 0",
        "'', I0, SYMBOL_NOT_ALLOWED, 0",
        "'', I1, PASS, 9223372036854775807",
        "I0, I1, PASS, 9223372036854775807"
    })
    void shouldKeepToTheLists(String allow, String deny, Verdict expected, long operand) {
        bench.limits.allow = allow.isEmpty() ? List.of() : List.of(allow);
        bench.limits.deny = deny.isEmpty() ? List.of() : List.of(deny);
        bench.fill(0, "1", "100").ready();

        assertEquals(expected, bench.judge(bench.buy("1")));
        assertEquals(operand, bench.judgement().operand(5));
        assertEquals(1, bench.judgement().limit(5));
        assertEquals(expected, bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "1")));
        assertEquals(
                Verdict.PASS,
                bench.judge(bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "1")));
        assertEquals(Verdict.PASS, bench.judge(bench.reducing(OrderRole.FLATTEN, Side.SELL, "1")));
    }

    @ParameterizedTest(name = "{0} s after 10:00 in New York, check {1} -> {2}")
    @CsvSource({
        "-1800, ON, PASS, 23400000000000",
        "-1801, ON, SESSION_CLOSED, 0",
        "0, ON, PASS, 21600000000000",
        "21599, ON, PASS, 1000000000",
        "21600, ON, SESSION_CLOSED, 0",
        "21600, AUTO, SESSION_CLOSED, 0",
        "21600, OFF, PASS, 9223372036854775807"
    })
    void shouldAskForAnOpenMarket(
            long seconds, SessionCheck check, Verdict expected, long operand) {
        bench.calendar = SessionCalendar.NYSE;
        bench.limits.sessions = check;
        bench.limits.maxQuoteAgeNs = 2 * DAY;
        bench.fill(0, "1", "100").ready();
        bench.gate().onPrice(0, fp("100"), NOW + seconds * SECOND);

        assertEquals(expected, bench.judge(bench.buy("1"), seconds * SECOND));
        assertEquals(operand, bench.judgement().operand(5));
        assertEquals(
                expected,
                bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "1"), seconds * SECOND));
        assertEquals(
                Verdict.PASS,
                bench.judge(
                        bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "1"),
                        seconds * SECOND));
        assertEquals(mask(1, 7, 20, 21), ~bench.judgement().notApplicable() & mask29());
    }

    private static int mask29() {
        return (1 << 29) - 1;
    }

    @ParameterizedTest(name = "{0} of bars of {1} s -> {2}")
    @CsvSource({
        "AUTO, 60, ON",
        "AUTO, 3599, ON",
        "AUTO, 3600, OFF",
        "AUTO, 86400, OFF",
        "ON, 86400, ON",
        "OFF, 60, OFF"
    })
    void shouldSettleTheSessionCheckByTheBars(
            SessionCheck given, long seconds, SessionCheck expected) {
        bench.limits.sessions = given;

        MarketLimits settled = bench.limits.build().forBars(seconds * SECOND).market();

        assertEquals(expected, settled.sessions());
    }

    @ParameterizedTest(name = "{0} at {1} -> {2}")
    @CsvSource({
        "BUY, 94.5, PASS, 4.5",
        "BUY, 94.51, COLLAR_WINDOW, 4.51",
        "SELL, 85.5, PASS, 4.5",
        "SELL, 85.49, COLLAR_WINDOW, 4.51",
        "BUY, 50.01, PASS, -39.99",
        "SELL, 130, PASS, -40"
    })
    void shouldBoundTheLimitByThePriceOfTheWindow(
            Side side, String limit, Verdict expected, String distance) {
        bench.limits.windowBps = 500;
        bench.ready();
        for (int id = 0; id < GateBench.INSTRUMENTS; id++) {
            bench.positions.mark(id, fp(side == Side.BUY ? "93" : "87"), NOW + 300 * SECOND);
        }
        // The sample of ready() is a nanosecond too old; the next one counts.
        bench.gate().onPrice(0, fp("90"), NOW + SECOND);
        bench.gate().onPrice(0, fp("10"), NOW + 2 * SECOND - 1);
        bench.gate().onPrice(0, fp("80"), NOW + 300 * SECOND);
        Candidate order = bench.entry(side, "1", limit);
        order.stopPrice = fp(side == Side.BUY ? "40" : "200");

        assertEquals(expected, bench.judge(order, 300 * SECOND + 1));
        assertEquals(fp(distance), bench.judgement().operand(11));
        assertEquals(fp("4.5"), bench.judgement().limit(11));
    }

    @Test
    void shouldDenyWithoutAPriceInTheWindow() {
        bench.limits.maxQuoteAgeNs = DAY;
        bench.ready();

        assertEquals(Verdict.PASS, bench.judge(bench.buy("1"), 300 * SECOND));
        assertEquals(Verdict.COLLAR_WINDOW, bench.judge(bench.buy("1"), 300 * SECOND + 1));
        assertEquals(NONE, bench.judgement().operand(11));
        assertEquals(NONE, bench.judgement().limit(11));
    }

    @Test
    void shouldNotSampleWhatIsNoPrice() {
        bench.limits.maxQuoteAgeNs = DAY;
        bench.ready();
        bench.gate().onPrice(0, 0, NOW + 200 * SECOND);
        bench.gate().onPrice(0, -1, NOW + 250 * SECOND);

        assertEquals(Verdict.COLLAR_WINDOW, bench.judge(bench.buy("1"), 301 * SECOND));
    }

    @ParameterizedTest(name = "table {0}, size {1} -> {2}")
    @CsvSource({"1000, 10, PASS", "1000, 11, MAX_ORDER_VOLUME", "1099.99999999, 11, PASS"})
    void shouldBoundTheSizeByTheVolumeOfTheTable(String told, String size, Verdict expected) {
        bench.limits.maxVolumeBps = 100;
        bench.hasVolume = false;
        Terms plain = Terms.STANDARD;
        bench.terms[0] =
                new Terms(
                        plain.fees(),
                        plain.carry(),
                        plain.impact(),
                        plain.margin(),
                        "",
                        "",
                        fp(told));
        bench.ready();

        assertEquals(expected, bench.judge(bench.buy(size)));
        assertEquals(fp(size), bench.judgement().operand(13));
    }

    @Test
    void shouldBoundTheSizeByTheMeanOfWholeDays() {
        bench.limits.maxVolumeBps = 100;
        bench.limits.maxQuoteAgeNs = 30 * DAY;
        bench.ready();
        long midnight = NOW - 15 * HOUR;
        bench.gate().onBar(0, fp("77777"), midnight);
        bench.gate().onBar(0, fp("600"), midnight + HOUR);
        bench.gate().onBar(0, fp("400"), midnight + DAY);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("500")));
        assertEquals(mask(13), bench.judgement().notApplicable() & mask(13));

        // The bar of the next day ends the first whole one.
        bench.gate().onBar(0, fp("500"), midnight + DAY + 1);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("10")));
        assertEquals(fp("10"), bench.judgement().limit(13));
        assertEquals(Verdict.MAX_ORDER_VOLUME, bench.judge(bench.buy("11")));

        bench.gate().onBar(0, fp("1"), midnight + 3 * DAY);
        assertEquals(Verdict.PASS, bench.judge(bench.buy("7")));
        assertEquals(fp("7.5"), bench.judgement().limit(13));
    }

    @Test
    void shouldDenyWhenTheVolumeOverflows() {
        bench.ready();
        bench.gate().onBar(0, 1, NOW);
        bench.gate().onBar(0, Long.MAX_VALUE, NOW + DAY);
        bench.gate().onBar(0, Long.MAX_VALUE, NOW + DAY);
        bench.gate().onBar(0, 1, NOW + 2 * DAY);

        assertEquals(Verdict.MAX_ORDER_VOLUME, bench.judge(bench.buy("1")));
        assertEquals(NONE, bench.judgement().limit(13));
    }

    /** The collar of 2 of a market at 100 holds from the trigger on, which itself is exempt. */
    @ParameterizedTest(name = "{0} beyond {1} at {2}: {3}")
    @CsvSource({
        "BUY, 120, 122, PASS, 2",
        "BUY, 120, 122.01, PRICE_COLLAR, 2.01",
        "BUY, 90, 102, PASS, 2",
        "BUY, 90, 102.01, PRICE_COLLAR, 2.01",
        "BUY, none, 102.01, PRICE_COLLAR, 2.01",
        "SELL, 80, 78, PASS, 2",
        "SELL, 80, 77.99, PRICE_COLLAR, 2.01",
        "SELL, 110, 98, PASS, 2",
        "SELL, 110, 97.99, PRICE_COLLAR, 2.01"
    })
    void shouldMeasureWhatWaitsForATriggerFromThere(
            Side side, String trigger, String limit, Verdict expected, String reach) {
        bench.ready();
        Candidate order = bench.entry(side, "1", limit);
        order.triggerPrice = fp(trigger);
        order.type = OrderType.STOP_LIMIT;
        bench.judge(order);

        assertEquals(fp(reach), bench.judgement().operand(10));
        assertEquals(
                expected == Verdict.PRICE_COLLAR, (bench.judgement().failed() & mask(10)) != 0);
    }
}
