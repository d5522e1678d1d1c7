package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;

/** Equality of doubles computed in two ways. */
final class Closeness {

    /** Below this size a difference counts as if the value had this size. */
    private static final double FLOOR = 1e-3;

    private Closeness() {}

    static void assertClose(
            double expected, double actual, double relative, Supplier<String> where) {
        assertTrue(
                isClose(expected, actual, relative),
                () -> where.get() + ": expected " + expected + " but was " + actual);
    }

    static boolean isClose(double expected, double actual, double relative) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, actual) == 0;
        }
        return Math.abs(expected - actual) <= relative * Math.max(FLOOR, Math.abs(expected));
    }
}
