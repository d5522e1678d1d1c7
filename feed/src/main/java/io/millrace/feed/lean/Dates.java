package io.millrace.feed.lean;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.CivilDate;

import java.nio.charset.StandardCharsets;

/** Dates as eight digits, {@code yyyyMMdd}. Pure functions, nothing allocated from bytes. */
final class Dates {

    /** Digits of a date. */
    static final int LENGTH = 8;

    private Dates() {}

    /**
     * Reads a date.
     *
     * @param text of any length
     * @return days since 1970-01-01, or {@link FixedPoint#NONE}
     */
    static long day(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == LENGTH ? day(bytes, 0) : FixedPoint.NONE;
    }

    /**
     * Reads a date.
     *
     * @param bytes at least eight from the first
     * @param from first byte
     * @return days since 1970-01-01, or {@link FixedPoint#NONE} when it is none of the calendar
     */
    static long day(byte[] bytes, int from) {
        int date = number(bytes, from, LENGTH);
        int month = date / 100 % 100;
        if (date < 0 || month < 1 || month > 12) {
            return FixedPoint.NONE;
        }
        long day = CivilDate.day(date / 10_000, month, date % 100);
        // A day that the month has not comes back as another date.
        return CivilDate.date(day) == date ? day : FixedPoint.NONE;
    }

    /** Reads digits, at most nine; -1 when one of them is none. */
    static int number(byte[] bytes, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
