package io.millrace.model.fixed;

/**
 * Numbers of money and size: a {@code long} that counts 1e-8 of the unit. The range is about ±92
 * billion units.
 *
 * <p>Absent and unusable numbers are {@link #NONE}, never 0. All methods but those about text are
 * free of allocation and never throw.
 */
public final class FixedPoint {

    /** Decimal places behind the point. */
    public static final int DIGITS = 8;

    /** One unit. */
    public static final long ONE = 100_000_000L;

    /**
     * No number: absent, not a number, or beyond the range. It is no valid price, size or amount.
     */
    public static final long NONE = Long.MIN_VALUE;

    private static final double LARGEST = 9.2e10;
    private static final int LONGEST_TEXT = 21;

    private FixedPoint() {}

    /**
     * Nearest fixed-point number, half to even.
     *
     * @param value any double
     * @return fixed point, {@link #NONE} for NaN, infinities and magnitudes of 9.2e10 or more
     */
    public static long fromDouble(double value) {
        if (!(value > -LARGEST && value < LARGEST)) {
            return NONE;
        }
        return (long) Math.rint(value * ONE);
    }

    /**
     * Nearest double, for indicators and display.
     *
     * @param value fixed point
     * @return the double, NaN for {@link #NONE}
     */
    public static double toDouble(long value) {
        return value == NONE ? Double.NaN : (double) value / ONE;
    }

    /**
     * Reads a plain decimal such as {@code -12.5}, or one with an exponent such as {@code 1e-5}.
     *
     * @param text digits, at most one point, optional sign and exponent
     * @return fixed point, exact
     * @throws NumberFormatException when the text is no number, has more than 8 decimals, or is out
     *     of range
     */
    public static long parse(String text) {
        java.math.BigDecimal value;
        try {
            value = new java.math.BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(
                    "\"" + text + "\" is no number; expected a decimal number such as 12.5");
        }
        if (Math.abs((long) value.precision() - value.scale()) > 40) {
            throw new NumberFormatException("\"" + text + "\" is beyond ±92 billion or below 1e-8");
        }
        try {
            long fixed = value.movePointRight(DIGITS).longValueExact();
            if (fixed == NONE) {
                throw new ArithmeticException("reserved");
            }
            return fixed;
        } catch (ArithmeticException e) {
            throw new NumberFormatException(
                    "\""
                            + text
                            + "\" does not fit; expected at most 8 decimals and a magnitude below"
                            + " 92 billion");
        }
    }

    /**
     * Writes the shortest exact decimal: {@code 12.5}, {@code -0.00000001}, {@code none}.
     *
     * @param value fixed point
     * @return decimal text
     */
    public static String toText(long value) {
        StringBuilder text = new StringBuilder(LONGEST_TEXT);
        append(text, value);
        return text.toString();
    }

    /**
     * Writes what {@link #toText} does behind other text.
     *
     * @param text where to
     * @param value fixed point
     */
    public static void append(StringBuilder text, long value) {
        if (value == NONE) {
            text.append("none");
            return;
        }
        long magnitude = Math.abs(value);
        if (value < 0) {
            text.append('-');
        }
        text.append(magnitude / ONE);
        long rest = magnitude % ONE;
        if (rest != 0) {
            text.append('.');
        }
        for (long unit = ONE / 10; rest != 0; unit /= 10) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }

    /**
     * Multiple of the step at or below a value.
     *
     * @param value fixed point, not {@link #NONE}
     * @param step above 0
     * @return the largest multiple of step that is not above value
     */
    public static long floorTo(long value, long step) {
        return value - Math.floorMod(value, step);
    }

    /**
     * Multiple of the step at or above a value.
     *
     * @param value fixed point, not {@link #NONE}
     * @param step above 0
     * @return the smallest multiple of step that is not below value
     */
    public static long ceilTo(long value, long step) {
        long rest = Math.floorMod(value, step);
        return rest == 0 ? value : value + (step - rest);
    }

    /**
     * Sum that is {@link #NONE} on overflow or when an operand is {@link #NONE}.
     *
     * @param a fixed point
     * @param b fixed point
     * @return a + b
     */
    public static long add(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow || a == NONE || b == NONE ? NONE : sum;
    }

    /**
     * Difference that is {@link #NONE} on overflow or when an operand is {@link #NONE}.
     *
     * @param a fixed point
     * @param b fixed point
     * @return a - b
     */
    public static long subtract(long a, long b) {
        return b == NONE ? NONE : add(a, -b);
    }
}
