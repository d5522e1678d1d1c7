package io.millrace.indicators.window;

/**
 * Choices that prices make as often as not, without a branch: a processor foretells them no better
 * than a coin, and each wrong guess costs as much as twenty additions. Stateless.
 */
public final class Branchless {

    private Branchless() {}

    /**
     * A number where another one is below a third.
     *
     * @param value answered if {@code low < high}
     * @param low any finite number
     * @param high any finite number
     * @return the value, bit for bit, or 0
     */
    public static double ifBelow(double value, double low, double high) {
        // The difference of two doubles is 0 only if they are equal; below 0 its sign bit is set,
        // and adding 0 clears that of the difference of two zeros.
        long all = Double.doubleToRawLongBits(low - high + 0.0) >> (Long.SIZE - 1);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & all);
    }

    /**
     * A number where it is above 0.
     *
     * @param value any number whose double is finite
     * @return the larger of the value and 0
     */
    public static double above(double value) {
        return 0.5 * (Math.abs(value) + value);
    }
}
