package io.millrace.feed.lean;

import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Rows;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;

/**
 * Reads the time column by the clock of the file: milliseconds since midnight of the day in the
 * path, or {@code yyyyMMdd HH:mm}. A day of shares is its trading day and begins with it, so that
 * its bar belongs to it. Nothing is allocated; one thread.
 */
final class RowTimes {

    static final long DAY_NS = 86_400_000_000_000L;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int TEXT_LENGTH = 14;

    /** Decimals from milliseconds to nanoseconds. */
    private static final int MILLISECOND_SCALE = 6;

    private final Decimals decimals = new Decimals();
    private final Clock clock;
    private final boolean isByDay;
    private final boolean isTradingDay;
    private final long midnightNs;

    /** Of bars, the length that their starts are multiples of; 1 for ticks. */
    private final long stepNs;

    RowTimes(LeanPath path) {
        clock = path.market().clock();
        isByDay = path.resolution().isByDay();
        isTradingDay = path.market().isEquity() && path.resolution() == Resolution.DAILY;
        midnightNs = isByDay ? path.day() * DAY_NS : 0;
        stepNs = path.resolution().timeframe().map(length -> length.lengthNs()).orElse(1L);
    }

    /**
     * Reads the selected field.
     *
     * @param rows with the time selected
     * @return ns since 1970-01-01 00:00 on the clock of the file, or {@link FixedPoint#NONE}
     */
    long localNs(Rows rows) {
        long localNs = isByDay ? readMilliseconds(rows) : readText(rows);
        boolean fits = localNs != FixedPoint.NONE && Math.floorMod(localNs, stepNs) == 0;
        return fits ? localNs : FixedPoint.NONE;
    }

    /**
     * The time of a row.
     *
     * @param localNs as read
     * @return ns since 1970-01-01 UTC
     */
    long utcNs(long localNs) {
        if (isTradingDay) {
            return SessionCalendar.NYSE.sessionStartNs(clock.toUtcNs(localNs + DAY_NS / 2));
        }
        return clock.toUtcNs(localNs);
    }

    /** What a time should look like, for messages. */
    String expected() {
        String form =
                isByDay
                        ? "it must be milliseconds since midnight, 0 to 86399999"
                        : "it must be like 20131007 09:00";
        return stepNs == 1 ? form : form + ", at the start of a bar";
    }

    private long readMilliseconds(Rows rows) {
        long ns = decimals.parse(rows.bytes(), rows.from(), rows.to(), MILLISECOND_SCALE);
        return ns >= 0 && ns < DAY_NS ? midnightNs + ns : FixedPoint.NONE;
    }

    private static long readText(Rows rows) {
        byte[] bytes = rows.bytes();
        int from = rows.from();
        boolean shaped =
                rows.to() - from == TEXT_LENGTH
                        && bytes[from + Dates.LENGTH] == ' '
                        && bytes[from + 11] == ':';
        long day = shaped ? Dates.day(bytes, from) : FixedPoint.NONE;
        if (day == FixedPoint.NONE) {
            return FixedPoint.NONE;
        }
        int hour = Dates.number(bytes, from + 9, 2);
        int minute = Dates.number(bytes, from + 12, 2);
        boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return exists ? day * DAY_NS + (hour * 60 + minute) * MINUTE_NS : FixedPoint.NONE;
    }
}
