package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;

/** Messages about limits out of range. Cold path. */
final class Ranges {

    private Ranges() {}

    static void within(String name, long value, long least, long most) {
        require(value >= least && value <= most, name, value, least + " to " + most);
    }

    static void basisPoints(String name, long value, long least, long most) {
        require(
                value >= least && value <= most,
                name,
                value + " bp",
                least + " to " + most + " bp");
    }

    static void fraction(String name, long value, long least, long most) {
        require(
                value >= least && value <= most,
                name,
                FixedPoint.toText(value),
                FixedPoint.toText(least) + " to " + FixedPoint.toText(most));
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + range);
        }
    }
}
