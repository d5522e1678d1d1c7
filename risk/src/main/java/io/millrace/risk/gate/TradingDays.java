package io.millrace.risk.gate;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;

/**
 * Day and session of each instrument's calendar. The ones in hand are kept, because the calendar's
 * answers cost more than a check; they are functions of the time and no state.
 */
public final class TradingDays {

    /** More than the longest day of 25 hours and less than two days of 23 hours. */
    private static final long INTO_NEXT_DAY_NS = 26 * Timeframe.H1.lengthNs();

    private final SessionCalendar[] calendars;
    private final long[] dayStartNs;
    private final long[] dayEndNs;
    private final long[] spanStartNs;
    private final long[] spanEndNs;
    private final boolean[] open;

    /**
     * Days of the instruments of a run.
     *
     * @param instruments whose days
     */
    public TradingDays(InstrumentTable instruments) {
        int count = instruments.size();
        calendars = new SessionCalendar[count];
        dayStartNs = new long[count];
        dayEndNs = new long[count];
        spanStartNs = new long[count];
        spanEndNs = new long[count];
        open = new boolean[count];
        for (int id = 0; id < count; id++) {
            calendars[id] = instruments.get(id).calendar();
        }
    }

    /**
     * Start of the trading day that a time belongs to.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC
     * @return ns since 1970-01-01 UTC
     */
    public long startNs(int instrument, long timeNs) {
        if (timeNs < dayStartNs[instrument] || timeNs >= dayEndNs[instrument]) {
            long start = calendars[instrument].sessionStartNs(timeNs);
            dayStartNs[instrument] = start;
            dayEndNs[instrument] = calendars[instrument].sessionStartNs(start + INTO_NEXT_DAY_NS);
        }
        return dayStartNs[instrument];
    }

    /**
     * Time left in the session.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC
     * @return ns; 0 when closed, {@link SessionCalendar#NEVER} when always open
     */
    public long leftNs(int instrument, long timeNs) {
        if (timeNs < spanStartNs[instrument] || timeNs >= spanEndNs[instrument]) {
            SessionCalendar calendar = calendars[instrument];
            boolean isOpen = calendar.isOpen(timeNs);
            open[instrument] = isOpen;
            spanStartNs[instrument] = isOpen ? calendar.openNs(timeNs) : timeNs;
            spanEndNs[instrument] = isOpen ? calendar.closeNs(timeNs) : calendar.openNs(timeNs);
        }
        if (!open[instrument]) {
            return 0;
        }
        long end = spanEndNs[instrument];
        return end == SessionCalendar.NEVER ? end : end - timeNs;
    }
}
