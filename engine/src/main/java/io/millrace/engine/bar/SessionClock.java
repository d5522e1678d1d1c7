package io.millrace.engine.bar;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;

/**
 * Where the bars of one instrument begin and end, by its calendar. Bars up to an hour are aligned
 * to UTC, longer ones to the start of the trading day; none reaches into the next trading day.
 *
 * <p>The day and the session in hand are kept, because the calendar's answers cost more than a
 * tick. They are no state: a clock that asks again gets the same answers. Single writer: the
 * engine's thread. Allocates nothing.
 */
final class SessionClock {

    /** More than the longest day of 25 hours and less than two days of 23 hours. */
    private static final long INTO_NEXT_DAY_NS = 26 * Timeframe.H1.lengthNs();

    private final SessionCalendar calendar;
    private final boolean regularHours;
    private long dayStartNs = Long.MAX_VALUE;
    private long dayEndNs = Long.MIN_VALUE;
    private long openNs;
    private long closeNs;

    /**
     * A clock before its first time.
     *
     * @param calendar when it trades
     * @param regularHours whether only sessions count, not the hours around them
     */
    SessionClock(SessionCalendar calendar, boolean regularHours) {
        this.calendar = calendar;
        this.regularHours = regularHours;
    }

    /** Whether a tick of that time belongs into a bar. */
    boolean admits(long timeNs) {
        if (!regularHours) {
            return true;
        }
        enter(timeNs);
        return timeNs >= openNs && timeNs < closeNs;
    }

    /** First instant of the bar that a time is in. */
    long startNs(Timeframe timeframe, long timeNs) {
        if (timeframe.lengthNs() <= Timeframe.H1.lengthNs()) {
            return timeframe.startOf(timeNs);
        }
        enter(timeNs);
        return timeNs - (timeNs - dayStartNs) % timeframe.lengthNs();
    }

    /** First instant after the bar that begins at a time. */
    long endNs(Timeframe timeframe, long startNs) {
        enter(startNs);
        boolean wholeDay = timeframe == Timeframe.D1;
        long end = wholeDay ? dayEndNs : Math.min(startNs + timeframe.lengthNs(), dayEndNs);
        boolean endsWithSession = regularHours && closeNs > startNs && closeNs < end;
        return endsWithSession ? closeNs : end;
    }

    private void enter(long timeNs) {
        if (timeNs >= dayStartNs && timeNs < dayEndNs) {
            return;
        }
        dayStartNs = calendar.sessionStartNs(timeNs);
        dayEndNs = calendar.sessionStartNs(dayStartNs + INTO_NEXT_DAY_NS);
        openNs = calendar.openNs(dayStartNs);
        closeNs = calendar.closeNs(dayStartNs);
    }
}
