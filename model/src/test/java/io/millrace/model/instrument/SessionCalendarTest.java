package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.SplittableRandom;

class SessionCalendarTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = NewYorkTime.DAY_NS;
    private static final long HOUR_NS = NewYorkTime.HOUR_NS;
    private static final long FROM_NS = ns("1678-01-01T00:00:00Z");
    private static final long TO_NS = ns("2261-12-31T00:00:00Z");
    private static final int ROUNDS = 20;
    private static final int CALLS = 100_000;

    private long sink;

    private static long ns(String instant) {
        return Instant.parse(instant).getEpochSecond() * SECOND_NS;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadItsOwnLabel(SessionCalendar calendar) {
        assertEquals(calendar, SessionCalendar.parse(calendar.label()));
    }

    @Test
    void shouldNeverCloseWhenAlwaysOpen() {
        SessionCalendar calendar = SessionCalendar.ALWAYS_OPEN;

        for (long timeNs : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertTrue(calendar.isOpen(timeNs));
            assertEquals(SessionCalendar.ALWAYS, calendar.openNs(timeNs));
            assertEquals(SessionCalendar.NEVER, calendar.closeNs(timeNs));
            assertEquals(SessionCalendar.NEVER, calendar.nsToClose(timeNs));
        }
    }

    @ParameterizedTest(name = "{0} {1}: day begins {2}")
    @CsvSource({
        // Standard time, both sides of the begin.
        "fx, 2024-01-10T21:59:59Z, 2024-01-09T22:00:00Z",
        "fx, 2024-01-10T22:00:00Z, 2024-01-10T22:00:00Z",
        // Daylight saving.
        "fx, 2024-07-10T20:59:59Z, 2024-07-09T21:00:00Z",
        "fx, 2024-07-10T21:00:00Z, 2024-07-10T21:00:00Z",
        // The days of 23 and of 25 hours, at the weekend.
        "fx, 2024-03-10T20:59:59Z, 2024-03-09T22:00:00Z",
        "fx, 2024-11-03T21:59:59Z, 2024-11-02T21:00:00Z",
        "nyse, 2024-01-10T08:59:59Z, 2024-01-09T09:00:00Z",
        "nyse, 2024-01-10T09:00:00Z, 2024-01-10T09:00:00Z",
        "nyse, 2024-07-10T07:59:59Z, 2024-07-09T08:00:00Z",
        "nyse, 2024-07-10T08:00:00Z, 2024-07-10T08:00:00Z",
        "nyse, 2024-03-10T07:59:59Z, 2024-03-09T09:00:00Z",
        "nyse, 2024-11-03T08:59:59Z, 2024-11-02T08:00:00Z",
        "24/7, 2024-07-10T23:59:59Z, 2024-07-10T00:00:00Z",
    })
    void shouldBeginTheTradingDayOnTheCalendarsClock(String label, String time, String start) {
        assertEquals(ns(start), SessionCalendar.parse(label).sessionStartNs(ns(time)));
    }

    @ParameterizedTest(name = "{0}: {1} to {2}, {3} s left")
    @CsvSource({
        "2024-03-08T21:59:59Z, 2024-03-03T22:00:00Z, 2024-03-08T22:00:00Z, 1",
        "2024-03-08T22:00:00Z, 2024-03-10T21:00:00Z, 2024-03-15T21:00:00Z, 0",
        "2024-03-10T20:59:59Z, 2024-03-10T21:00:00Z, 2024-03-15T21:00:00Z, 0",
        "2024-03-10T21:00:00Z, 2024-03-10T21:00:00Z, 2024-03-15T21:00:00Z, 432000",
        "2024-11-02T12:00:00Z, 2024-11-03T22:00:00Z, 2024-11-08T22:00:00Z, 0",
        "2024-11-06T22:00:00Z, 2024-11-03T22:00:00Z, 2024-11-08T22:00:00Z, 172800",
        // The first hour, and the rule before 2007.
        "1970-01-01T00:00:00Z, 1969-12-28T22:00:00Z, 1970-01-02T22:00:00Z, 165600",
        "2006-04-02T20:59:59Z, 2006-04-02T21:00:00Z, 2006-04-07T21:00:00Z, 0",
    })
    void shouldTradeCurrenciesFromSundayToFriday(
            String time, String open, String close, long secondsLeft) {
        SessionCalendar calendar = SessionCalendar.FX_WEEK;
        long timeNs = ns(time);

        assertEquals(ns(open), calendar.openNs(timeNs));
        assertEquals(ns(close), calendar.closeNs(timeNs));
        assertEquals(secondsLeft * SECOND_NS, calendar.nsToClose(timeNs));
        assertEquals(secondsLeft > 0, calendar.isOpen(timeNs));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldTogetherAtAnyTime(SessionCalendar calendar) {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            long timeNs = random.nextLong(FROM_NS, TO_NS);
            String failing = calendar + " at " + timeNs + ", seed " + seed;
            long openNs = calendar.openNs(timeNs);
            long closeNs = calendar.closeNs(timeNs);
            long startNs = calendar.sessionStartNs(timeNs);
            boolean isOpen = calendar.isOpen(timeNs);

            assertTrue(openNs < closeNs && timeNs < closeNs, failing);
            assertEquals(openNs <= timeNs, isOpen, failing);
            assertEquals(isOpen, calendar.nsToClose(timeNs) > 0, failing);
            assertTrue(startNs <= timeNs && timeNs - startNs < DAY_NS + HOUR_NS, failing);
            assertEquals(startNs, calendar.sessionStartNs(startNs), failing);
            if (calendar != SessionCalendar.ALWAYS_OPEN) {
                assertTrue(calendar.isOpen(openNs) && !calendar.isOpen(openNs - 1), failing);
                assertTrue(calendar.isOpen(closeNs - 1) && !calendar.isOpen(closeNs), failing);
                assertEquals(openNs, calendar.openNs(openNs), failing);
                assertEquals(closeNs, calendar.closeNs(closeNs - 1), failing);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothing(SessionCalendar calendar) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(calendar);
            long after = threads.getCurrentThreadAllocatedBytes();
            quietest = Math.min(quietest, after - before);
        }

        assertEquals(0, quietest);
        assertTrue(sink != 0);
    }

    private void run(SessionCalendar calendar) {
        // Steps of 7 h and a bit visit every hour, weekday and month from 1990 on.
        long timeNs = 631_152_000 * SECOND_NS;
        for (int i = 0; i < CALLS; i++) {
            timeNs += 7 * HOUR_NS + 61 * SECOND_NS;
            sink += calendar.sessionStartNs(timeNs) + calendar.openNs(timeNs);
            sink ^= calendar.closeNs(timeNs) + calendar.nsToClose(timeNs);
        }
    }
}
