package io.millrace.feed.text;

import io.millrace.model.fixed.FixedPoint;

/**
 * Reads dates and times that are not ISO 8601, all in UTC. Nothing is allocated.
 *
 * <pre>
 * 1/31/2024, 01/31/2024      month first, the year with four digits
 * 1/31/2024 9:30[:00]        with a clock of 24 hours
 * 20240131 093000            compact
 * </pre>
 */
final class PlainTime {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_S = 86_400;
    private static final int COMPACT_LENGTH = 15;

    private byte[] bytes = new byte[0];
    private int at;
    private int to;

    /** The form with slashes; ns since 1970-01-01 UTC, or NONE. */
    long parseSlashes(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        int month = number(1, 2);
        int day = skip('/') ? number(1, 2) : -1;
        int year = skip('/') ? number(4, 4) : -1;
        long second = 0;
        if (at < to) {
            second = skip(' ') ? readClock() : -1;
        }
        return at == to ? toNs(year, month, day, second) : FixedPoint.NONE;
    }

    /** The compact form; ns since 1970-01-01 UTC, or NONE. */
    long parseCompact(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        if (end - from != COMPACT_LENGTH) {
            return FixedPoint.NONE;
        }
        int year = number(4, 4);
        int month = number(2, 2);
        int day = number(2, 2);
        long second = skip(' ') ? secondOf(number(2, 2), number(2, 2), number(2, 2)) : -1;
        return at == to ? toNs(year, month, day, second) : FixedPoint.NONE;
    }

    private long readClock() {
        int hour = number(1, 2);
        int minute = skip(':') ? number(2, 2) : -1;
        int second = at < to ? (skip(':') ? number(2, 2) : -1) : 0;
        return secondOf(hour, minute, second);
    }

    private static long secondOf(int hour, int minute, int second) {
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return valid && second >= 0 && second < 60 ? hour * 3_600L + minute * 60L + second : -1;
    }

    private static long toNs(int year, int month, int day, long second) {
        boolean isDate = year >= 0 && month >= 1 && month <= 12 && day >= 1;
        if (!isDate || day > IsoTime.daysIn(year, month) || second < 0) {
            return FixedPoint.NONE;
        }
        long seconds = IsoTime.daysSinceEpoch(year, month, day) * DAY_S + second;
        return seconds > 0 && seconds < Long.MAX_VALUE / SECOND_NS ? seconds * SECOND_NS : 0;
    }

    private boolean skip(char c) {
        if (at < to && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    /** A number of so many digits, -1 for none; at most the longest count is taken. */
    private int number(int shortest, int longest) {
        int from = at;
        int value = 0;
        while (at < to && at - from < longest && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        return at - from < shortest ? -1 : value;
    }
}
