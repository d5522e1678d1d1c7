package io.millrace.feed.text;

import io.millrace.model.fixed.FixedPoint;

/**
 * Reads decimal numbers from bytes, exactly and without allocation.
 *
 * <p>The grammar is {@code [+-] digits [. digits] [e [+-] digits]}, with a digit on at least one
 * side of the point. Nothing is rounded but by {@link #parseClean}: a number that does not fit is a
 * {@link Problem}.
 */
public final class Decimals {

    /** Why a text is no usable number. */
    public enum Problem {
        /** It is one. */
        NONE,
        /** Other characters than those of a number. */
        NO_NUMBER,
        /** More decimals than the scale. */
        TOO_FINE,
        /** Beyond the range of a long. */
        TOO_LARGE
    }

    /** So many digits never overflow a long. */
    private static final int SAFE_DIGITS = 18;

    private static final int MAX_DIGITS = 19;
    private static final int EXPONENT_CAP = 100_000_000;
    private static final long[] POWER = powers();

    private final Noise noise = new Noise();
    private Problem problem = Problem.NONE;

    // State of the thorough way: position and what was read so far.
    private int at;
    private long mantissa;
    private int digits;
    private int zeros;
    private int decimals;

    private static long[] powers() {
        long[] power = new long[MAX_DIGITS];
        power[0] = 1;
        for (int i = 1; i < power.length; i++) {
            power[i] = power[i - 1] * 10;
        }
        return power;
    }

    /**
     * Reads one number.
     *
     * @param bytes text
     * @param from first byte
     * @param to behind the last byte
     * @param scale decimals of the result, 0 to 18
     * @return number times 10^scale, or {@link FixedPoint#NONE} with a {@link #problem()}
     */
    public long parse(byte[] bytes, int from, int to, int scale) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative) {
            i++;
        }
        if (to - i > SAFE_DIGITS || i == to) {
            return parseThoroughly(bytes, from, to, scale);
        }
        long value = 0;
        int point = -1;
        for (int k = i; k < to; k++) {
            int digit = bytes[k] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[k] == '.' && point < 0) {
                point = k;
            } else {
                return parseThoroughly(bytes, from, to, scale);
            }
        }
        int missing = point < 0 ? scale : scale - (to - point - 1);
        if (missing < 0 || (point >= 0 && to - i == 1)) {
            return parseThoroughly(bytes, from, to, scale);
        }
        long fixed = value * POWER[missing];
        if (Math.multiplyHigh(value, POWER[missing]) != 0 || fixed < 0) {
            return refuse(Problem.TOO_LARGE);
        }
        problem = Problem.NONE;
        return negative ? -fixed : fixed;
    }

    /**
     * Reads one number as {@link #parse} does, but takes the noise of a binary floating-point
     * number away: {@code 0.09946999000000001} is 0.09946999.
     *
     * <p>A number that is too fine is rounded when it has at least 15 significant digits and
     * rounding changes it by at most 1e-12 of itself; otherwise it stays too fine.
     *
     * @param bytes text
     * @param from first byte
     * @param to behind the last byte
     * @param scale decimals of the result, 0 to 18
     * @return number times 10^scale, or {@link FixedPoint#NONE} with a {@link #problem()}
     */
    public long parseClean(byte[] bytes, int from, int to, int scale) {
        long fixed = parse(bytes, from, to, scale);
        if (problem != Problem.TOO_FINE) {
            return fixed;
        }
        long rounded = noise.round(bytes, from, to, scale);
        if (rounded != FixedPoint.NONE) {
            problem = Problem.NONE;
        }
        return rounded;
    }

    /**
     * Why the last number was refused.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }

    /** Every form and every length; trailing zeros never count. */
    private long parseThoroughly(byte[] bytes, int from, int to, int scale) {
        at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        if (!readMantissa(bytes, to)) {
            return refuse(Problem.NO_NUMBER);
        }
        int exponent = 0;
        if (at < to) {
            if ((bytes[at] | 0x20) != 'e') {
                return refuse(Problem.NO_NUMBER);
            }
            at++;
            exponent = readExponent(bytes, to);
            if (exponent == Integer.MIN_VALUE) {
                return refuse(Problem.NO_NUMBER);
            }
        }
        problem = Problem.NONE;
        if (digits == 0) {
            return 0;
        }
        long fixed = shift(zeros - decimals + exponent + scale);
        return negative && problem == Problem.NONE ? -fixed : fixed;
    }

    /** Reads to the first byte that belongs to no mantissa. False without any digit. */
    private boolean readMantissa(byte[] bytes, int to) {
        mantissa = 0;
        digits = 0;
        zeros = 0;
        decimals = 0;
        boolean point = false;
        boolean any = false;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                any = true;
                decimals += point ? 1 : 0;
                addDigit(digit);
            } else if (bytes[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        return any;
    }

    /** Zeros wait until a digit follows that makes them count. */
    private void addDigit(int digit) {
        if (digit == 0) {
            zeros += digits == 0 ? 0 : 1;
            return;
        }
        digits += zeros + 1;
        if (digits <= MAX_DIGITS) {
            mantissa = mantissa * POWER[zeros + 1] + digit;
        }
        zeros = 0;
    }

    private int readExponent(byte[] bytes, int to) {
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        if (at == to) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = Math.min(exponent * 10 + digit, EXPONENT_CAP);
        }
        return negative ? -exponent : exponent;
    }

    /** {@code mantissa · 10^places}; the mantissa is unsigned and ends in no zero. */
    private long shift(int places) {
        if (digits + places > MAX_DIGITS) {
            return refuse(Problem.TOO_LARGE);
        }
        if (places < 0) {
            return refuse(Problem.TOO_FINE);
        }
        long product = mantissa * POWER[places];
        if (Math.unsignedMultiplyHigh(mantissa, POWER[places]) != 0 || product < 0) {
            return refuse(Problem.TOO_LARGE);
        }
        return product;
    }

    private long refuse(Problem reason) {
        problem = reason;
        return FixedPoint.NONE;
    }
}
