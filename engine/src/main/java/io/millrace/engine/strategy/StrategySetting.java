package io.millrace.engine.strategy;

import io.millrace.model.fixed.FixedPoint;

/**
 * One setting of a strategy.
 *
 * @param key name below {@code [strategy.<name>]}
 * @param kind what values look like
 * @param standard default; 0 or 1 for a flag, 0 for a text
 * @param least smallest value allowed
 * @param most largest value allowed
 * @param meaning one sentence with the unit
 */
public record StrategySetting(
        String key, Kind kind, double standard, double least, double most, String meaning) {

    /** What values look like. */
    public enum Kind {
        /** A decimal number. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** True or false. */
        FLAG,
        /** Text; empty by default. */
        TEXT
    }

    /** Checks the default against the range. */
    public StrategySetting {
        if (!(standard >= least && standard <= most)) {
            throw new IllegalArgumentException(
                    key
                            + " has the default "
                            + standard
                            + "; it must be from "
                            + least
                            + " to "
                            + most);
        }
    }

    /**
     * Checks a value.
     *
     * @param value any double; a flag is 0 or 1
     * @throws IllegalArgumentException when it is out of range or not of this kind
     */
    void check(double value) {
        boolean within = value >= least && value <= most;
        boolean whole = value == StrictMath.rint(value);
        if (!within || (kind != Kind.NUMBER && !whole)) {
            throw new IllegalArgumentException(key + " is " + text(value) + "; " + expectation());
        }
    }

    private String expectation() {
        String range = " from " + text(least) + " to " + text(most);
        return switch (kind) {
            case NUMBER -> "it must be" + range;
            case WHOLE -> "it must be a whole number" + range;
            case FLAG -> "it must be true or false";
            case TEXT -> "it must be text";
        };
    }

    /** Shortest decimal without an exponent, where there is one. */
    private static String text(double value) {
        long fixed = FixedPoint.fromDouble(value);
        return FixedPoint.toDouble(fixed) == value
                ? FixedPoint.toText(fixed)
                : Double.toString(value);
    }

    /**
     * A decimal number.
     *
     * @param key name
     * @param standard default
     * @param least smallest value
     * @param most largest value
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting number(
            String key, double standard, double least, double most, String meaning) {
        return new StrategySetting(key, Kind.NUMBER, standard, least, most, meaning);
    }

    /**
     * A whole number.
     *
     * @param key name
     * @param standard default
     * @param least smallest value
     * @param most largest value
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting whole(
            String key, int standard, int least, int most, String meaning) {
        return new StrategySetting(key, Kind.WHOLE, standard, least, most, meaning);
    }

    /**
     * True or false.
     *
     * @param key name
     * @param standard default
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting flag(String key, boolean standard, String meaning) {
        return new StrategySetting(key, Kind.FLAG, standard ? 1 : 0, 0, 1, meaning);
    }

    /**
     * Text, empty by default.
     *
     * @param key name
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting text(String key, String meaning) {
        return new StrategySetting(key, Kind.TEXT, 0, 0, 0, meaning);
    }
}
