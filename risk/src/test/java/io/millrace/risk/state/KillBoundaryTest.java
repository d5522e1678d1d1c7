package io.millrace.risk.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.StateBuffer;
import io.millrace.risk.RecordingSink;
import io.millrace.risk.TestLimits;
import io.millrace.risk.book.PositionBook;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;

/**
 * The triggers at their limits, one unit on either side: over limits, bases and signs, with fees,
 * deposits, session rolls, both changes of the clocks in New York, restarts, and the first position
 * ever. Each case says what halts, "none" when nothing does; an oracle of unbounded integers agrees
 * with the first group.
 */
class KillBoundaryTest {

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long ONE = FixedPoint.ONE;

    /** An account of its own, restarted before it is compared when asked to. */
    private static final class Account {

        private final RecordingSink sink = new RecordingSink(false);
        private final PositionBook book;
        private final TradingStateMachine machine = new TradingStateMachine(sink);
        private final KillSwitch kill;
        private final KillLimits limits;
        private final SessionCalendar calendar;

        Account(long cash, KillLimits limits, SessionCalendar calendar) {
            this.limits = limits;
            this.calendar = calendar;
            book = TestLimits.book(2, cash);
            kill = new KillSwitch(limits, machine, book, calendar);
        }

        static Account of(long cash, long daily, long drawdown, long concentration) {
            Account account =
                    new Account(
                            cash,
                            new KillLimits(daily, drawdown, concentration, true),
                            SessionCalendar.ALWAYS_OPEN);
            account.machine.start(false);
            return account;
        }

        Account restarted() {
            StateBuffer state = new StateBuffer();
            kill.save(state);
            book.save(state);
            Account other = new Account(ONE, limits, calendar);
            StateBuffer saved = new StateBuffer(state.toBytes());
            other.kill.load(saved);
            other.book.load(saved);
            return other;
        }

        Account lose(long amount) {
            book.fill(0, 0, ONE, 100 * ONE, amount);
            book.fill(0, 0, -ONE, 100 * ONE, 0);
            return this;
        }

        Account pay(long amount) {
            kill.onCashFlow(book.deposit(0, amount));
            return this;
        }

        String evaluate() {
            kill.evaluate();
            return machine.isHalted() ? machine.cause().name() : "none";
        }
    }

    private static long fp(String text) {
        return FixedPoint.parse(text);
    }

    @Nested
    class Losses {

        /** Loss limit, base; the amount is exactly at the limit, and a unit is put on top. */
        @ParameterizedTest(name = "{0} bp of {1}, {2} units beyond: {3}")
        @CsvSource({
            "300, 100000, -1, none",
            "300, 100000, 0, none",
            "300, 100000, 1, DAILY_LOSS",
            "1, 100000, -1, none",
            "1, 100000, 0, none",
            "1, 100000, 1, DAILY_LOSS",
            "9999, 100000, 0, none",
            "9999, 100000, 1, DAILY_LOSS",
            "450, 2500, -1, none",
            "450, 2500, 0, none",
            "450, 2500, 1, DAILY_LOSS",
            "225, 0.5, -1, none",
            "225, 0.5, 0, none",
            "225, 0.5, 1, DAILY_LOSS",
            "300, 0.00000333, 0, none",
            "300, 0.00000333, 1, DAILY_LOSS",
            "300, 90000000000, -1, none",
            "300, 90000000000, 0, none",
            "300, 90000000000, 1, DAILY_LOSS"
        })
        void shouldHaltBeyondTheDailyLoss(long bps, String base, long units, String cause) {
            long cash = fp(base);
            long at = floor(cash, bps);
            Account account = Account.of(cash, bps, 10_000, 100_000).lose(at + units);

            assertEquals(cause, account.evaluate());
            assertEquals(exceeds(at + units, bps, cash) ? "DAILY_LOSS" : "none", cause);
        }

        @ParameterizedTest(name = "{0} bp of {1}, {2} units beyond: {3}")
        @CsvSource({
            "2000, 100000, -1, none",
            "2000, 100000, 0, DRAWDOWN",
            "2000, 100000, 1, DRAWDOWN",
            "1, 100000, -1, none",
            "1, 100000, 0, DRAWDOWN",
            "200, 2500, -1, none",
            "200, 2500, 0, DRAWDOWN",
            "200, 2500, 1, DRAWDOWN",
            "10000, 100000, -1, none",
            "10000, 100000, 0, DRAWDOWN",
            "1500, 0.5, -1, none",
            "1500, 0.5, 0, DRAWDOWN",
            "2000, 90000000000, -1, none",
            "2000, 90000000000, 0, DRAWDOWN",
            "2000, 90000000000, 1, DRAWDOWN"
        })
        void shouldHaltAtTheDrawdown(long bps, String peak, long units, String cause) {
            long cash = fp(peak);
            Account account = Account.of(cash, 10_000, bps, 100_000);

            assertEquals(cause, account.lose(floor(cash, bps) + units).evaluate());
        }

        private static long floor(long base, long bps) {
            return BigInteger.valueOf(base)
                    .multiply(BigInteger.valueOf(bps))
                    .divide(BigInteger.valueOf(10_000))
                    .longValueExact();
        }

        private static boolean exceeds(long loss, long bps, long base) {
            return BigInteger.valueOf(loss)
                            .multiply(BigInteger.valueOf(10_000))
                            .compareTo(BigInteger.valueOf(bps).multiply(BigInteger.valueOf(base)))
                    > 0;
        }
    }

    @Nested
    class Shares {

        @ParameterizedTest(name = "{0} units of size, {1} bp, marked {2}: {3}")
        @CsvSource({
            "500, 5000, 100, none",
            "500, 5000, 100.00000001, CONCENTRATION",
            "500, 5000, 99.99999999, none",
            "500.00000001, 5000, 100, CONCENTRATION",
            "499.99999999, 5000, 100, none",
            "-500, 5000, 100, none",
            "-500, 5000, 100.00000001, CONCENTRATION",
            "-500, 5000, 99.99999999, none",
            "-500.00000001, 5000, 100, CONCENTRATION",
            "1000, 10000, 100, none",
            "1000, 10000, 100.00000001, none",
            "1000.00000001, 10000, 100, CONCENTRATION",
            "2000, 20000, 100, none",
            "2000.00000001, 20000, 100, CONCENTRATION",
            "1, 10, 100, none",
            "1.00000001, 10, 100, CONCENTRATION",
            "1.00000001, 11, 100, none"
        })
        void shouldHaltBeyondTheShareOfEquity(String size, long bps, String mark, String cause) {
            Account account = Account.of(100_000 * ONE, 10_000, 10_000, bps);
            account.book.fill(0, 0, fp(size), 100 * ONE, 0);
            account.book.mark(0, fp(mark), 1);

            assertEquals(cause, account.evaluate());
        }

        /** Of equity, not of what is held: one small position alone is 100 % of what is held. */
        @ParameterizedTest(name = "first position of {0}")
        @CsvSource({"0.00000001", "1", "100", "499.99999999", "500"})
        void shouldNotHaltOverTheFirstPositionEver(String size) {
            Account account = Account.of(100_000 * ONE, 300, 2_000, 5_000);
            account.book.fill(0, 0, fp(size), 100 * ONE, 0);

            assertEquals("none", account.evaluate());
        }
    }

    @Nested
    class Fees {

        @ParameterizedTest(name = "bought {0} at 100, fee {1}, marked {2}: {3}")
        @CsvSource({
            "100, 0, 70, none",
            "100, 0.00000001, 70, DAILY_LOSS",
            "100, 1000, 80, none",
            "100, 1000.00000001, 80, DAILY_LOSS",
            "100, 3000, 100, none",
            "100, 3000.00000001, 100, DAILY_LOSS",
            "100, 3500, 105, none",
            "100, 3500.00000001, 105, DAILY_LOSS",
            "-100, 0, 130, none",
            "-100, 0.00000001, 130, DAILY_LOSS",
            "-100, -500, 135, none",
            "-100, -499.99999999, 135, DAILY_LOSS"
        })
        void shouldCountRealisedUnrealisedAndFees(
                String size, String fee, String mark, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);
            account.book.fill(0, 0, fp(size), 100 * ONE, fp(fee));
            account.book.mark(0, fp(mark), 1);

            assertEquals(cause, account.evaluate());
        }

        @ParameterizedTest(name = "charge {0}")
        @CsvSource({"3000, none", "3000.00000001, DAILY_LOSS", "-5, none"})
        void shouldCountCharges(String amount, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);
            account.book.charge(0, 0, fp(amount));

            assertEquals(cause, account.evaluate());
        }
    }

    @Nested
    class CashFlows {

        /** A flow is neither profit nor loss; the limit is of base and peak after it. */
        @ParameterizedTest(name = "flow {0}, then loss {1}: {2}")
        @CsvSource({
            "0, 3000, none",
            "50000, 4500, none",
            "50000, 4500.00000001, DAILY_LOSS",
            "-50000, 1500, none",
            "-50000, 1500.00000001, DAILY_LOSS",
            "-99999, 0.03, none",
            "-99999, 0.03000001, DAILY_LOSS",
            "900000, 30000, none",
            "900000, 30000.00000001, DAILY_LOSS"
        })
        void shouldMoveTheBaseOfTheSession(String flow, String loss, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);

            assertEquals(cause, account.pay(fp(flow)).lose(fp(loss)).evaluate());
        }

        @ParameterizedTest(name = "flow {0}, then loss {1}: {2}")
        @CsvSource({
            "50000, 29999.99999999, none",
            "50000, 30000, DRAWDOWN",
            "-50000, 9999.99999999, none",
            "-50000, 10000, DRAWDOWN",
            "-99999, 0.19999999, none",
            "-99999, 0.2, DRAWDOWN"
        })
        void shouldMoveThePeak(String flow, String loss, String cause) {
            Account account = Account.of(100_000 * ONE, 10_000, 2_000, 100_000);

            assertEquals(cause, account.pay(fp(flow)).lose(fp(loss)).evaluate());
        }

        @ParameterizedTest(name = "withdrawn {0}")
        @CsvSource({"1, none", "50000, none", "99999.99999999, none", "100000, DRAWDOWN"})
        void shouldNotTakeAWithdrawalForALoss(String amount, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 2_000, 5_000);

            assertEquals(cause, account.pay(-fp(amount)).evaluate());
        }
    }

    @Nested
    class Sessions {

        /** Lost before and after the roll, at a time of the new session or of the old one. */
        @ParameterizedTest(name = "{0} before, {2} after the roll at {1}: {3}")
        @CsvSource({
            "2000, 86399999999999, 1000, none",
            "2000, 86399999999999, 1000.00000001, DAILY_LOSS",
            "2000, 86400000000000, 1000.00000001, none",
            "2000, 86400000000000, 2940, none",
            "2000, 86400000000000, 2940.00000001, DAILY_LOSS",
            "3000, 86400000000001, 2910, none",
            "3000, 86400000000001, 2910.00000001, DAILY_LOSS",
            "3000, 172799999999999, 2910.00000001, DAILY_LOSS",
            "-10000, 86400000000000, 3300, none",
            "-10000, 86400000000000, 3300.00000001, DAILY_LOSS"
        })
        void shouldFixTheBaseOnceASession(String before, long afterNs, String after, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);
            account.kill.roll(10 * DAY_NS);
            account.lose(fp(before));
            assertEquals("none", account.evaluate());
            account.kill.roll(10 * DAY_NS + afterNs);
            account.kill.roll(10 * DAY_NS + 5);

            assertEquals(cause, account.lose(fp(after)).evaluate());
        }

        /** New York: sessions begin at 04:00 there, 09:00 UTC in winter and 08:00 in summer. */
        @ParameterizedTest(name = "from {0} to {1} a session begins: {2}")
        @CsvSource({
            "2026-03-06T14:30:00Z, 2026-03-07T08:59:59Z, false",
            "2026-03-06T14:30:00Z, 2026-03-07T09:00:00Z, true",
            "2026-03-07T14:30:00Z, 2026-03-08T07:59:59Z, false",
            "2026-03-07T14:30:00Z, 2026-03-08T08:00:00Z, true",
            "2026-03-08T14:30:00Z, 2026-03-09T07:59:59Z, false",
            "2026-03-08T14:30:00Z, 2026-03-09T08:00:00Z, true",
            "2026-10-31T14:30:00Z, 2026-11-01T08:59:59Z, false",
            "2026-10-31T14:30:00Z, 2026-11-01T09:00:00Z, true",
            "2026-11-01T14:30:00Z, 2026-11-02T08:59:59Z, false",
            "2026-11-01T14:30:00Z, 2026-11-02T09:00:00Z, true"
        })
        void shouldFollowTheClocksOfNewYork(String from, String to, boolean begins) {
            KillLimits limits = new KillLimits(300, 10_000, 100_000, true);
            Account account = new Account(100_000 * ONE, limits, SessionCalendar.NYSE);
            account.machine.start(false);
            account.kill.roll(ns(from));
            account.lose(fp("3000"));
            boolean began = account.kill.roll(ns(to));

            assertEquals(begins, began);
            assertEquals(begins ? "none" : "DAILY_LOSS", account.lose(1).evaluate());
        }

        private static long ns(String time) {
            return java.time.Instant.parse(time).getEpochSecond() * 1_000_000_000L;
        }
    }

    @Nested
    class Restarts {

        /** Base, peak and session survive: nothing is based anew by starting again. */
        @ParameterizedTest(name = "lost {0}, restarted, lost {1}: {2}")
        @CsvSource({
            "3000, 0, none",
            "3000, 0.00000001, DAILY_LOSS",
            "2999.99999999, 0.00000001, none",
            "2999.99999999, 0.00000002, DAILY_LOSS",
            "0, 3000, none",
            "0, 3000.00000001, DAILY_LOSS"
        })
        void shouldKeepTheBase(String before, String after, String cause) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);
            account.kill.roll(10 * DAY_NS);
            account.lose(fp(before)).evaluate();
            Account other = account.restarted().restarted();
            other.kill.roll(10 * DAY_NS + 7);

            assertEquals(cause, other.lose(fp(after)).evaluate());
        }

        @ParameterizedTest(name = "peak 150000, restarted, lost {0}: {1}")
        @CsvSource({"29999.99999999, none", "30000, DRAWDOWN"})
        void shouldKeepThePeak(String loss, String cause) {
            Account account = Account.of(100_000 * ONE, 10_000, 2_000, 100_000);
            account.lose(-fp("50000")).evaluate();

            assertEquals(cause, account.restarted().lose(fp(loss)).evaluate());
        }

        @ParameterizedTest(name = "restarted {0} times")
        @CsvSource({"1", "2", "10"})
        void shouldStayHalted(int times) {
            Account account = Account.of(100_000 * ONE, 300, 10_000, 100_000);
            account.lose(fp("3001")).evaluate();
            for (int i = 0; i < times; i++) {
                account = account.restarted();
                account.kill.roll((100 + i) * DAY_NS);
                account.lose(-fp("9000"));
            }

            assertEquals("DAILY_LOSS", account.evaluate());
        }
    }
}
