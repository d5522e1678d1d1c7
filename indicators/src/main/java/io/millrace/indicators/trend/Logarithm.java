package io.millrace.indicators.trend;

/**
 * The natural logarithm of a number above 0, wrong by at most 1.5 units in the last place, with the
 * same bits on every machine: {@code +}, {@code *} and fused multiply-add of doubles are exactly
 * defined, and nothing else is used.
 *
 * <p>With {@code x = 2^k * z}, {@code z} from 0.6875 to 1.375, and {@code c} near to {@code z}, the
 * logarithm is {@code k * log 2 + log c + log(1 + r)}, {@code r = z / c - 1}. The 128 {@code c} and
 * their logarithms are a table; {@code r} is at most 1/128, and its series ends with {@code r^9}.
 * About 1 the table holds c = 1, so that the logarithm of a number near 1 is the series alone and
 * loses nothing. Source: Tang 1990, Table-Driven Implementation of the Logarithm Function.
 *
 * <p>Stateless.
 */
final class Logarithm {

    private static final int TABLE_BITS = 7;
    private static final int ROWS = 1 << TABLE_BITS;
    private static final int FRACTION_BITS = 52;
    private static final long EXPONENT_MASK = 0xfffL << FRACTION_BITS;

    /* The bits of 0.6875: where z begins. */
    private static final long BEGIN = 0x3fe6000000000000L;

    /* The upper part ends with zero bits, so that k times it is exact. */
    private static final double LOG_2_UPPER = 0x1.62e42fefa3800p-1;
    private static final double LOG_2_LOWER = 0x1.ef35793c76730p-45;
    private static final double SUBNORMAL_SCALE = 0x1p54;
    private static final int SUBNORMAL_SCALE_BITS = 54;

    private static final double C3 = 1.0 / 3.0;
    private static final double C5 = 1.0 / 5.0;
    private static final double C6 = -1.0 / 6.0;
    private static final double C7 = 1.0 / 7.0;
    private static final double C9 = 1.0 / 9.0;

    /* 1 / c and log c, row by row. */
    private static final double[] TABLE = table();

    private Logarithm() {}

    /**
     * The natural logarithm.
     *
     * @param x finite and above 0
     * @return -745 to 710
     */
    static double of(double x) {
        assert x > 0.0 && Double.isFinite(x) : "x is not a finite number above 0";

        return x < Double.MIN_NORMAL
                ? scaled(x * SUBNORMAL_SCALE, SUBNORMAL_SCALE_BITS)
                : scaled(x, 0);
    }

    private static double scaled(double x, int subtract) {
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - BEGIN;
        int row = (int) (above >>> (FRACTION_BITS - TABLE_BITS)) & (ROWS - 1);
        double k = (int) (above >> FRACTION_BITS) - subtract;
        double z = Double.longBitsToDouble(bits - (above & EXPONENT_MASK));
        double r = Math.fma(z, TABLE[2 * row], -1.0);
        double large = Math.fma(k, LOG_2_UPPER, TABLE[2 * row + 1]);
        double square = r * r;
        double low = Math.fma(r, C3, -0.5);
        double middle = Math.fma(r, C5, -0.25);
        double high = Math.fma(r, C7, C6);
        double highest = Math.fma(r, C9, -0.125);
        double upper = Math.fma(square, highest, high);
        double quotient = Math.fma(square, Math.fma(square, upper, middle), low);
        return large + Math.fma(square, quotient, Math.fma(k, LOG_2_LOWER, r));
    }

    private static double[] table() {
        double[] table = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            long first = BEGIN + ((long) row << (FRACTION_BITS - TABLE_BITS));
            double from = Double.longBitsToDouble(first);
            double to = Double.longBitsToDouble(first + (1L << (FRACTION_BITS - TABLE_BITS)));
            boolean isAboutOne = from == 1.0 || to == 1.0;
            // Rounded to 20 bits, so that z / c loses hardly a bit.
            double inverse = isAboutOne ? 1.0 : (double) (float) (2.0 / (from + to));
            table[2 * row] = inverse;
            table[2 * row + 1] = isAboutOne ? 0.0 : -StrictMath.log(inverse);
        }
        return table;
    }
}
