package io.millrace.risk.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.risk.RecordingSink;
import io.millrace.risk.TestLimits;
import io.millrace.risk.book.PositionBook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The comparators of the three triggers, to the last unit. */
class KillSwitchTest {

    private static final long DAY_NS = 86_400_000_000_000L;

    private final RecordingSink sink = new RecordingSink(false);
    private final PositionBook book = TestLimits.book(3, fp("100000"));
    private final TradingStateMachine machine = new TradingStateMachine(sink);
    private KillSwitch kill = killSwitch(300, 2_000, 5_000);

    private KillSwitch killSwitch(long dailyLoss, long drawdown, long concentration) {
        return new KillSwitch(
                new KillLimits(dailyLoss, drawdown, concentration, true),
                machine,
                book,
                SessionCalendar.ALWAYS_OPEN);
    }

    private List<String> evaluate() {
        if (machine.state().code() == 0) {
            machine.start(false);
        }
        sink.take();
        boolean halted = kill.evaluate();
        assertEquals(halted, machine.isHalted());
        return sink.take();
    }

    @ParameterizedTest(name = "fee {0}")
    @CsvSource({"2999.99999999, false", "3000, false", "3000.00000001, true"})
    void shouldHaltWhenTheLossExceedsItsLimitAfterFees(String fee, boolean halts) {
        book.fill(0, 0, fp("1"), fp("100"), fp(fee));

        List<String> expected =
                halts
                        ? List.of(
                                "STATE ACTIVE -> HALTED DAILY_LOSS 3000.00000001 limit 3000"
                                        + " base 100000")
                        : List.of();
        assertEquals(expected, evaluate());
    }

    @ParameterizedTest(name = "fee {0}")
    @CsvSource({"19999.99999999, false", "20000, true", "20000.00000001, true"})
    void shouldHaltWhenTheFallReachesItsLimit(String fee, boolean halts) {
        kill = killSwitch(10_000, 2_000, 5_000);
        book.fill(0, 0, fp("1"), fp("100"), fp(fee));

        List<String> expected =
                halts
                        ? List.of(
                                "STATE ACTIVE -> HALTED DRAWDOWN "
                                        + (fee + " limit 20000 base 100000"))
                        : List.of();
        assertEquals(expected, evaluate());
    }

    @Test
    void shouldMeasureTheFallFromTheHighestEquity() {
        kill = killSwitch(10_000, 2_000, 100_000);
        book.fill(0, 0, fp("500"), fp("100"), 0);
        book.mark(0, fp("200"), 1);
        assertEquals(List.of(), evaluate());
        assertEquals(fp("150000"), kill.peakEquity());

        book.mark(0, fp("140.00000002"), 2);
        assertEquals(List.of(), evaluate());

        book.mark(0, fp("140"), 3);
        assertEquals(
                List.of("STATE ACTIVE -> HALTED DRAWDOWN 30000 limit 30000 base 150000"),
                evaluate());
    }

    @ParameterizedTest(name = "size {0} marked {1}")
    @CsvSource({
        "500, 100, false",
        "500, 100.00000001, true",
        "-500, 100, false",
        "-500, 100.00000001, true",
        "499.99999999, 100, false"
    })
    void shouldHaltWhenOnePositionExceedsItsShareOfEquity(String size, String mark, boolean halts) {
        kill = killSwitch(10_000, 10_000, 5_000);
        book.fill(0, 0, fp(size), fp("100"), 0);
        book.mark(0, fp(mark), 1);

        assertEquals(halts ? 1 : 0, evaluate().size());
        assertEquals(halts, machine.cause().name().equals("CONCENTRATION"));
    }

    @Test
    void shouldSeeTheShareOfAnotherPositionGrowWhenEquityFalls() {
        kill = killSwitch(10_000, 10_000, 5_000);
        book.fill(0, 0, fp("500"), fp("100"), 0);
        book.fill(0, 1, fp("100"), fp("100"), 0);
        assertEquals(List.of(), evaluate());

        book.mark(1, fp("99"), 1);
        assertEquals(
                List.of("STATE ACTIVE -> HALTED CONCENTRATION 50000 limit 49950 base 99900"),
                evaluate());
    }

    @Test
    void shouldNotHaltOnTheFirstPositionEver() {
        book.mark(0, fp("100"), 1);
        book.fill(0, 0, fp("200"), fp("100"), fp("10"));

        assertEquals(List.of(), evaluate());
    }

    @Test
    void shouldFixTheBaseOncePerSession() {
        kill = killSwitch(300, 10_000, 100_000);
        assertTrue(kill.roll(DAY_NS * 10 + 5));
        book.fill(0, 0, fp("100"), fp("100"), fp("3000"));
        assertFalse(kill.roll(DAY_NS * 11 - 1));
        assertEquals(fp("100000"), kill.sessionBase());
        assertEquals(List.of(), evaluate());

        assertTrue(kill.roll(DAY_NS * 11));
        assertEquals(fp("97000"), kill.sessionBase());
        assertFalse(kill.roll(DAY_NS * 10));
        book.fill(0, 0, fp("1"), fp("100"), fp("2910"));
        assertEquals(List.of(), evaluate());

        book.fill(0, 0, fp("1"), fp("100"), 1);
        assertEquals(
                List.of("STATE ACTIVE -> HALTED DAILY_LOSS 2910.00000001 limit 2910 base 97000"),
                evaluate());
    }

    @Test
    void shouldHaltWhenEquityIsGone() {
        kill = killSwitch(10_000, 10_000, 100_000);
        book.fill(0, 0, fp("1"), fp("100"), fp("100000"));

        assertEquals(
                List.of("STATE ACTIVE -> HALTED DRAWDOWN 100000 limit 100000 base 100000"),
                evaluate());
    }

    @Test
    void shouldHaltAsCriticalWhenEquityCannotBeComputed() {
        book.fill(0, 0, fp("1000000"), fp("1"), 0);
        book.mark(0, fp("92000000000"), 1);

        assertEquals(
                List.of("STATE ACTIVE -> HALTED CRITICAL none limit 0 base 100000"), evaluate());
    }

    @Test
    void shouldStayHaltedAndSilentAfterwards() {
        book.fill(0, 0, fp("1"), fp("100"), fp("5000"));
        assertEquals(1, evaluate().size());

        book.fill(0, 0, fp("1"), fp("100"), fp("-9000"));
        assertFalse(kill.evaluate());
        assertTrue(machine.isHalted());
        assertEquals(List.of(), sink.take());
    }

    private static long fp(String text) {
        return FixedPoint.parse(text);
    }
}
