package io.millrace.feed.text;

import io.millrace.model.fixed.FixedPoint;

/**
 * Reads {@code 2024-01-31}, {@code 2024-01-31 09:30[:00[.123456789]]} and the same with {@code T}
 * and a zone: {@code Z}, {@code UTC}, {@code +01}, {@code +0100} or {@code +01:00}. Without a zone
 * it is UTC. Nothing is allocated.
 */
public final class IsoTime {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_S = 86_400;
    private static final int DATE_LENGTH = 10;
    private static final int CLOCK_LENGTH = 5;

    private byte[] bytes = new byte[0];
    private int at;
    private int to;

    /**
     * Reads one time.
     *
     * @param text bytes
     * @param from first byte
     * @param end behind the last byte
     * @return ns since 1970-01-01 UTC, 0 for a time that a long of ns does not hold, or {@link
     *     FixedPoint#NONE} when it is no time
     */
    public long parse(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        long day = readDate();
        if (day == FixedPoint.NONE) {
            return day;
        }
        if (at == to) {
            return toNs(day * DAY_S, 0);
        }
        if (bytes[at] != 'T' && bytes[at] != 't' && bytes[at] != ' ') {
            return FixedPoint.NONE;
        }
        at++;
        long second = readClock();
        long fractionNs = second < 0 ? -1 : readFraction();
        long offset = fractionNs < 0 ? FixedPoint.NONE : readOffset();
        if (offset == FixedPoint.NONE || at != to) {
            return FixedPoint.NONE;
        }
        return toNs(day * DAY_S + second - offset, fractionNs);
    }

    private static long toNs(long seconds, long fractionNs) {
        boolean fits = seconds > 0 && seconds < Long.MAX_VALUE / SECOND_NS - 1;
        return fits ? seconds * SECOND_NS + fractionNs : 0;
    }

    /** Days since 1970-01-01. */
    private long readDate() {
        if (to - at < DATE_LENGTH || bytes[at + 4] != '-' || bytes[at + 7] != '-') {
            return FixedPoint.NONE;
        }
        int year = number(at, 4);
        int month = number(at + 5, 2);
        int day = number(at + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return FixedPoint.NONE;
        }
        at += DATE_LENGTH;
        return daysSinceEpoch(year, month, day);
    }

    /** Seconds of the day, -1 for none. */
    private int readClock() {
        if (to - at < CLOCK_LENGTH || bytes[at + 2] != ':') {
            return -1;
        }
        int hour = number(at, 2);
        int minute = number(at + 3, 2);
        at += CLOCK_LENGTH;
        int second = 0;
        if (at < to && bytes[at] == ':') {
            second = to - at < 3 ? -1 : number(at + 1, 2);
            at += 3;
        }
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return valid && second >= 0 && second < 60 ? hour * 3_600 + minute * 60 + second : -1;
    }

    /** Nanoseconds, 0 without a fraction, -1 when it is none or finer than 1 ns. */
    private long readFraction() {
        if (at >= to || bytes[at] != '.') {
            return 0;
        }
        at++;
        int from = at;
        long fraction = 0;
        for (; at < to && isDigit(bytes[at]); at++) {
            int digit = bytes[at] - '0';
            if (at - from < 9) {
                fraction = fraction * 10 + digit;
            } else if (digit != 0) {
                return -1;
            }
        }
        if (at == from) {
            return -1;
        }
        for (int i = at - from; i < 9; i++) {
            fraction *= 10;
        }
        return fraction;
    }

    /** Seconds east of UTC, 0 without a zone. */
    private long readOffset() {
        if (at < to && bytes[at] == ' ') {
            at++;
        }
        if (at >= to) {
            return 0;
        }
        if (to - at == 1 && (bytes[at] | 0x20) == 'z') {
            at++;
            return 0;
        }
        if (to - at == 3 && bytes[at] == 'U' && bytes[at + 1] == 'T' && bytes[at + 2] == 'C') {
            at += 3;
            return 0;
        }
        return bytes[at] == '+' || bytes[at] == '-' ? readSignedOffset() : FixedPoint.NONE;
    }

    private long readSignedOffset() {
        boolean west = bytes[at] == '-';
        at++;
        int length = to - at;
        boolean colon = length == 5 && bytes[at + 2] == ':';
        if (length != 2 && length != 4 && !colon) {
            return FixedPoint.NONE;
        }
        int hour = number(at, 2);
        int minute = length == 2 ? 0 : number(to - 2, 2);
        if (hour < 0 || hour > 18 || minute < 0 || minute > 59) {
            return FixedPoint.NONE;
        }
        at = to;
        long offset = hour * 3_600L + minute * 60L;
        return west ? -offset : offset;
    }

    private int number(int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static int daysIn(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days of the proleptic Gregorian calendar, counted in years that begin in March. */
    static long daysSinceEpoch(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
