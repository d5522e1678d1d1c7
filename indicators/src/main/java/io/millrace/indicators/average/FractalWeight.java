package io.millrace.indicators.average;

/**
 * The weight of {@link Frama}, {@code exp(-4.6 * log2(parts))}, which is {@code parts} to the power
 * of {@code -4.6 / log 2}, with the same bits on every machine.
 *
 * <p>Of {@code parts}, 1 to 2, the table holds a number {@code 1 / c} near by and its power; what
 * is left, {@code r = parts / c - 1}, is at most 1/128, and 0 at 1; its binomial series ends with
 * {@code r^7}, so that the result is right to 14 digits.
 *
 * <p>Stateless.
 */
final class FractalWeight {

    private static final double POWER = -4.6 / StrictMath.log(2.0);
    private static final int ROWS = 128;
    private static final int TERMS = 7;

    /* Of each row 1 / c and c to the power. */
    private static final double[] TABLE = table();

    private static final double[] SERIES = series();

    private FractalWeight() {}

    /**
     * The weight.
     *
     * @param parts sum of the ranges of both halves over the range of all bars, 1 to 2
     * @return 0.01 to 1
     */
    static double of(double parts) {
        assert parts >= 1.0 && parts <= 2.0 : "parts are not from 1 to 2";

        int row = Math.min((int) ((parts - 1.0) * ROWS), ROWS - 1);
        double r = Math.fma(parts, TABLE[2 * row], -1.0);
        double square = r * r;
        double[] series = SERIES;
        double low = Math.fma(r, series[1], 1.0);
        double middle = Math.fma(r, series[3], series[2]);
        double high = Math.fma(r, series[5], series[4]);
        double highest = Math.fma(r, series[7], series[6]);
        double upper = Math.fma(square, highest, high);
        return TABLE[2 * row + 1] * Math.fma(square, Math.fma(square, upper, middle), low);
    }

    private static double[] table() {
        double[] table = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double inverse = row == 0 ? 1.0 : 1.0 / (1.0 + (row + 0.5) / ROWS);
            table[2 * row] = inverse;
            table[2 * row + 1] = StrictMath.pow(inverse, -POWER);
        }
        return table;
    }

    private static double[] series() {
        double[] series = new double[TERMS + 1];
        series[0] = 1.0;
        for (int i = 1; i <= TERMS; i++) {
            series[i] = series[i - 1] * (POWER - (i - 1)) / i;
        }
        return series;
    }
}
