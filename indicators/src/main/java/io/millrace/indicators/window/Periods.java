package io.millrace.indicators.window;

/**
 * The checks of periods and multipliers, in one place, so that all messages read alike. Cold path,
 * stateless.
 */
public final class Periods {

    /** Longest period, in inputs: a window of it costs 1.6 MB and is summed at each input. */
    public static final int MAX_PERIOD = 100_000;

    private Periods() {}

    /**
     * Checks a period.
     *
     * @param where class and parameter, for the message
     * @param period number of inputs
     * @param min smallest period that has a meaning there
     * @return the period
     * @throws IllegalArgumentException if it is not from {@code min} to {@link #MAX_PERIOD}
     */
    public static int check(String where, int period, int min) {
        if (period < min || period > MAX_PERIOD) {
            throw new IllegalArgumentException(
                    where
                            + " is "
                            + period
                            + "; it must be a whole number from "
                            + min
                            + " to "
                            + MAX_PERIOD);
        }
        return period;
    }

    /**
     * Checks a multiplier.
     *
     * @param where class and parameter, for the message
     * @param factor the multiplier
     * @return the multiplier
     * @throws IllegalArgumentException if it is not finite and above 0
     */
    public static double checkFactor(String where, double factor) {
        if (!(factor > 0.0) || factor == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    where + " is " + factor + "; it must be a finite number above 0");
        }
        return factor;
    }
}
