package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;

/** Equality of doubles computed in two ways. */
final class Closeness {

    /** Below this size a difference counts as if the value had this size. */
    static final double FLOOR = 1e-3;

    private Closeness() {}

    static void assertClose(
            double expected, double actual, double relative, Supplier<String> where) {
        assertClose(expected, actual, relative, FLOOR, where);
    }

    static void assertClose(
            double expected, double actual, double relative, double floor, Supplier<String> where) {
        assertTrue(
                isClose(expected, actual, relative, floor),
                () -> where.get() + ": expected " + expected + " but was " + actual);
    }

    static boolean isClose(double expected, double actual, double relative) {
        return isClose(expected, actual, relative, FLOOR);
    }

    private static boolean isClose(double expected, double actual, double relative, double floor) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, actual) == 0;
        }
        return Math.abs(expected - actual) <= relative * Math.max(floor, Math.abs(expected));
    }
}
