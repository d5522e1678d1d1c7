package io.millrace.engine.signal;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;

import java.util.ArrayList;
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
    private static final int MINUTES_OF_DAY = 24 * 60;

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
                List.of(), List.of(), parse("00:00-09:30 12:00-13:00 16:00-24:00"));
    }

    /**
     * Reads spans.
     *
     * @param text such as {@code 00:00-09:30 16:00-24:00}; empty for none
     * @return the spans
     * @throws IllegalArgumentException when it is something else
     */
    public static List<Span> parse(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.strip().split("\\s+", -1)) {
            if (!part.isEmpty()) {
                spans.add(span(part));
            }
        }
        return spans;
    }

    private static Span span(String part) {
        if (!part.matches("[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]")) {
            throw expected(part);
        }
        int from = minutes(part.substring(0, 5));
        int to = minutes(part.substring(6));
        if (from >= to || to > MINUTES_OF_DAY) {
            throw expected(part);
        }
        return new Span(from * MINUTE_NS, to * MINUTE_NS);
    }

    private static int minutes(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }

    private static IllegalArgumentException expected(String part) {
        return new IllegalArgumentException(
                "illiquid hours are \""
                        + part
                        + "\"; write spans of a day such as 00:00-09:30 16:00-24:00");
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
