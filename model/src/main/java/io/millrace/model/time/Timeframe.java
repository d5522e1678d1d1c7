package io.millrace.model.time;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Length of a time bar. */
public enum Timeframe {
    /** One second. */
    S1("1s", 1),
    /** One minute. */
    M1("1m", 60),
    /** Five minutes. */
    M5("5m", 300),
    /** Fifteen minutes. */
    M15("15m", 900),
    /** Thirty minutes. */
    M30("30m", 1_800),
    /** One hour. */
    H1("1h", 3_600),
    /** Four hours. */
    H4("4h", 14_400),
    /** One day. */
    D1("1d", 86_400);

    /** Nanoseconds in a second. */
    public static final long SECOND_NS = 1_000_000_000L;

    private static final Timeframe[] BY_CODE = values();

    private final String label;
    private final long lengthNs;

    Timeframe(String label, long seconds) {
        this.label = label;
        this.lengthNs = seconds * SECOND_NS;
    }

    /**
     * Name in settings and on the command line.
     *
     * @return for example {@code 1m}
     */
    public String label() {
        return label;
    }

    /**
     * Length of the bar.
     *
     * @return nanoseconds, above 0
     */
    public long lengthNs() {
        return lengthNs;
    }

    /**
     * Number in the journal.
     *
     * @return 0 to 7, shortest first
     */
    public int code() {
        return ordinal();
    }

    /**
     * Start of the bar that a time belongs to; bars are aligned to 1970-01-01 UTC.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return the largest multiple of the length that is not above timeNs
     */
    public long startOf(long timeNs) {
        return timeNs - Math.floorMod(timeNs, lengthNs);
    }

    /**
     * Timeframe of a number in the journal.
     *
     * @param code 0 to 7
     * @return the timeframe
     */
    public static Timeframe ofCode(int code) {
        return BY_CODE[code];
    }

    /**
     * Reads a label.
     *
     * @param label for example {@code 5m}
     * @return the timeframe
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Timeframe parse(String label) {
        for (Timeframe timeframe : BY_CODE) {
            if (timeframe.label.equals(label)) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException(
                "timeframe is \""
                        + label
                        + "\"; it must be one of "
                        + Arrays.stream(BY_CODE)
                                .map(Timeframe::label)
                                .collect(Collectors.joining(", ")));
    }

    /**
     * Timeframe of a length.
     *
     * @param lengthNs nanoseconds
     * @return the timeframe
     * @throws IllegalArgumentException when no timeframe has that length
     */
    public static Timeframe ofLength(long lengthNs) {
        for (Timeframe timeframe : BY_CODE) {
            if (timeframe.lengthNs == lengthNs) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException(
                "bars of "
                        + lengthNs / SECOND_NS
                        + " s have no timeframe; the lengths known are "
                        + Arrays.stream(BY_CODE)
                                .map(Timeframe::label)
                                .collect(Collectors.joining(", ")));
    }
}
