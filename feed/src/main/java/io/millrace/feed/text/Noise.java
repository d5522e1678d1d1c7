package io.millrace.feed.text;

import io.millrace.model.fixed.FixedPoint;

/**
 * Rounds decimal texts that a binary floating-point number was written as, such as {@code
 * 0.09946999000000001}, with whole numbers only.
 *
 * <pre>
 * M        the first 18 significant digits, sticky when digits that are not 0 follow
 * r        what rounding M to the scale's last decimal takes away or adds
 * noise    at least 15 significant digits, and |r| (one more when sticky) at most M / 10^12
 * </pre>
 */
final class Noise {

    private static final int KEPT_DIGITS = 18;
    private static final int MIN_DIGITS = 15;
    private static final int EXPONENT_CAP = 1_000_000;
    private static final long TOLERANCE = 1_000_000_000_000L;

    private long mantissa;
    private int significant;
    private int dropped;
    private int decimals;
    private boolean sticky;
    private int trailingZeros;

    /**
     * Rounds a number.
     *
     * @param bytes text that is known to be a number
     * @param from first byte
     * @param to behind the last byte
     * @param scale decimals of the result
     * @return number times 10^scale, NONE when it is no noise
     */
    long round(byte[] bytes, int from, int to, int scale) {
        int exponent = read(bytes, from, to);
        // M * 10^shift is the number times 10^scale; only digits behind the scale are rounded.
        long shift = (long) dropped - decimals + exponent + scale;
        boolean tooFine = shift < 0 && shift >= -KEPT_DIGITS;
        if (!tooFine || significant - trailingZeros < MIN_DIGITS) {
            return FixedPoint.NONE;
        }
        long unit = 1;
        for (long i = shift; i < 0; i++) {
            unit *= 10;
        }
        long quotient = mantissa / unit;
        long remainder = mantissa - quotient * unit;
        if (remainder >= unit - remainder) {
            quotient++;
            remainder = unit - remainder;
        } else if (sticky) {
            remainder++;
        }
        boolean negative = bytes[from] == '-';
        return remainder <= mantissa / TOLERANCE
                ? negative ? -quotient : quotient
                : FixedPoint.NONE;
    }

    /** Reads digits and the exponent, which it returns. */
    private int read(byte[] bytes, int from, int to) {
        mantissa = 0;
        significant = 0;
        dropped = 0;
        decimals = 0;
        sticky = false;
        trailingZeros = 0;
        boolean point = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                decimals += point ? 1 : 0;
                add(b - '0');
            } else if (b == '.') {
                point = true;
            } else if ((b | 0x20) == 'e') {
                return exponent(bytes, i + 1, to);
            }
        }
        return 0;
    }

    private void add(int digit) {
        if (significant == 0 && digit == 0) {
            return;
        }
        significant++;
        trailingZeros = digit == 0 ? trailingZeros + 1 : 0;
        if (significant <= KEPT_DIGITS) {
            mantissa = mantissa * 10 + digit;
        } else {
            dropped++;
            sticky |= digit != 0;
        }
    }

    private static int exponent(byte[] bytes, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                value = Math.min(value * 10 + bytes[i] - '0', EXPONENT_CAP);
            }
        }
        return from < to && bytes[from] == '-' ? -value : value;
    }
}
