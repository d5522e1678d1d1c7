package io.millrace.engine.signal;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * Hours of the day, on the exchange's clock, in which little is traded; per calendar. Immutable.
 *
 * @param always of instruments that are always open
 * @param fx of foreign exchange
 * @param nyse of the New York Stock Exchange
 */
public record IlliquidHours(List<Span> always, List<Span> fx, List<Span> nyse) {

    private static final long MINUTE_NS = Timeframe.M1.lengthNs();

    /**
     * Some hours of the day.
     *
     * @param fromNs first instant, from midnight
     * @param toNs first instant after them
     */
    public record Span(long fromNs, long toNs) {}

    /** Copies the lists. */
    public IlliquidHours {
        always = List.copyOf(always);
        fx = List.copyOf(fx);
        nyse = List.copyOf(nyse);
    }

    /**
     * The usual hours.
     *
     * @return none but New York's: before the open, at noon, after the close
     */
    public static IlliquidHours defaults() {
        return new IlliquidHours(
                List.of(),
                List.of(),
                List.of(span(0, 9 * 60 + 30), span(12 * 60, 13 * 60), span(16 * 60, 24 * 60)));
    }

    /**
     * A span in minutes.
     *
     * @param from minutes since midnight
     * @param to minutes since midnight, above {@code from}
     * @return the span
     */
    public static Span span(int from, int to) {
        return new Span(from * MINUTE_NS, to * MINUTE_NS);
    }

    /**
     * Whether a time is in such hours.
     *
     * @param calendar whose clock and hours
     * @param timeNs ns since 1970-01-01 UTC
     * @return true from the start of a span on, false from its end on
     */
    public boolean contain(SessionCalendar calendar, long timeNs) {
        List<Span> spans =
                switch (calendar) {
                    case ALWAYS_OPEN -> always;
                    case FX_WEEK -> fx;
                    case NYSE -> nyse;
                };
        if (spans.isEmpty()) {
            return false;
        }
        long clockNs = calendar.clockNs(timeNs);
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (clockNs >= span.fromNs() && clockNs < span.toNs()) {
                return true;
            }
        }
        return false;
    }
}
