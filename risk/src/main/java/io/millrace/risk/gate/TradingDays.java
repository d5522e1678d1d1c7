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

    private final Row[] rows;

    /** What one instrument's calendar said last. */
    private static final class Row {

        private final SessionCalendar calendar;
        private long dayStartNs;
        private long dayEndNs;
        private long spanStartNs;
        private long spanEndNs;
        private boolean open;

        Row(SessionCalendar calendar) {
            this.calendar = calendar;
        }

        private void day(long timeNs) {
            dayStartNs = calendar.sessionStartNs(timeNs);
            dayEndNs = calendar.sessionStartNs(dayStartNs + INTO_NEXT_DAY_NS);
        }

        private void span(long timeNs) {
            open = calendar.isOpen(timeNs);
            spanStartNs = open ? calendar.openNs(timeNs) : timeNs;
            spanEndNs = open ? calendar.closeNs(timeNs) : calendar.openNs(timeNs);
        }
    }

    /**
     * Days of the instruments of a run.
     *
     * @param instruments whose days
     */
    public TradingDays(InstrumentTable instruments) {
        rows = new Row[instruments.size()];
        for (int id = 0; id < rows.length; id++) {
            rows[id] = new Row(instruments.get(id).calendar());
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
        Row row = rows[instrument];
        if (timeNs < row.dayStartNs || timeNs >= row.dayEndNs) {
            row.day(timeNs);
        }
        return row.dayStartNs;
    }

    /**
     * Time left in the session.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC
     * @return ns; 0 when closed, {@link SessionCalendar#NEVER} when always open
     */
    public long leftNs(int instrument, long timeNs) {
        Row row = rows[instrument];
        if (timeNs < row.spanStartNs || timeNs >= row.spanEndNs) {
            row.span(timeNs);
        }
        if (!row.open) {
            return 0;
        }
        return row.spanEndNs == SessionCalendar.NEVER
                ? SessionCalendar.NEVER
                : row.spanEndNs - timeNs;
    }
}
