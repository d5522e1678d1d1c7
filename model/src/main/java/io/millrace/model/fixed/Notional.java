package io.millrace.model.fixed;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.model.fixed.FixedPoint.ONE;

/**
 * Products and quotients of fixed-point numbers, in 128 bits, exact to the last unit.
 *
 * <p>Overflow, {@link FixedPoint#NONE} and a zero divisor give {@link FixedPoint#NONE}; nothing
 * throws, nothing is allocated.
 */
public final class Notional {

    // The two divisors that the hot path divides by, shifted until their highest bit is set, and
    // floor((2^128 - 1) / divisor) - 2^64. NotionalTest computes them anew.
    static final int ONE_SHIFT = 37;
    static final long ONE_NORMAL = ONE << ONE_SHIFT;
    static final long ONE_INVERSE = 0x5798_EE23_08C3_9DF9L;
    private static final long ONE_IN_BASIS_POINTS = 10_000L;
    static final int BASIS_POINTS_SHIFT = 50;
    static final long BASIS_POINTS_NORMAL = 10_000L << BASIS_POINTS_SHIFT;
    static final long BASIS_POINTS_INVERSE = 0xA36E_2EB1_C432_CA57L;

    private static final double PART_OF_ONE = 1.0 / ONE;

    /** Below 2^63 by more than a guess is wrong. */
    private static final double GUESSED = 9.2e18;

    private Notional() {}

    /**
     * Value of a size at a price: {@code price · size}, rounded half to even to 1e-8.
     *
     * @param price fixed point
     * @param size fixed point, signed
     * @return amount in the quote currency, or {@link FixedPoint#NONE}
     */
    public static long of(long price, long size) {
        double guess = (double) price * size * PART_OF_ONE;
        if (!(Math.abs(guess) < GUESSED) || price == NONE || size == NONE) {
            return scaled(price, size, ONE_SHIFT, ONE_NORMAL, ONE_INVERSE);
        }
        // What the guess leaves is far below 64 bits, so that the low halves alone tell it exactly.
        long quotient = (long) guess;
        long remainder = price * size - quotient * ONE;
        long correction = remainder / ONE;
        quotient += correction;
        remainder -= correction * ONE;
        long isOdd = quotient & 1;
        long goesUp = (ONE - 2 * remainder - isOdd) >>> (Long.SIZE - 1);
        long goesDown = (ONE + 2 * remainder - isOdd) >>> (Long.SIZE - 1);
        return quotient + goesUp - goesDown;
    }

    /**
     * Size that an amount buys: {@code amount / price}, toward zero.
     *
     * @param amount fixed point
     * @param price fixed point, not 0
     * @return size, or {@link FixedPoint#NONE}
     */
    public static long sizeFor(long amount, long price) {
        return multiplyDivide(amount, ONE, price, Rounding.TOWARD_ZERO);
    }

    /**
     * Part of an amount in basis points, half to even.
     *
     * @param amount fixed point
     * @param basisPoints 1/10,000
     * @return {@code amount · basisPoints / 10,000}, or {@link FixedPoint#NONE}
     */
    public static long basisPoints(long amount, long basisPoints) {
        if (amount >= 0 && basisPoints >= 0 && Math.multiplyHigh(amount, basisPoints) == 0) {
            long product = amount * basisPoints;
            if (product >= 0) {
                return tenThousandth(product);
            }
        }
        return scaled(
                amount, basisPoints, BASIS_POINTS_SHIFT, BASIS_POINTS_NORMAL, BASIS_POINTS_INVERSE);
    }

    /** Half to even; a division by a constant becomes a multiplication by itself. */
    private static long tenThousandth(long product) {
        long quotient = product / ONE_IN_BASIS_POINTS;
        long remainder = product - quotient * ONE_IN_BASIS_POINTS;
        // One when the remainder is above the half, or at it behind an odd quotient.
        long goesUp = (ONE_IN_BASIS_POINTS - remainder * 2 - (quotient & 1)) >>> (Long.SIZE - 1);
        return quotient + goesUp;
    }

    /**
     * {@code a · b} by a constant, half to even, with two multiplications in the place of the
     * processor's division, which takes several times as long (Möller and Granlund, Improved
     * division by invariant integers, IEEE Transactions on Computers 60, 2011, algorithm 4).
     */
    private static long scaled(long a, long b, int shift, long divisor, long inverse) {
        if (a == NONE || b == NONE) {
            return NONE;
        }
        long x = Math.abs(a);
        long y = Math.abs(b);
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        if (high >= divisor >>> shift) {
            return NONE;
        }
        long upper = high << shift | low >>> (Long.SIZE - shift);
        long lower = low << shift;
        long guess = inverse * upper + lower;
        long carry = isBelow(guess, lower);
        long quotient = Math.unsignedMultiplyHigh(inverse, upper) + upper + carry + 1;
        long remainder = lower - quotient * divisor;
        long tooFar = isBelow(guess, remainder);
        quotient -= tooFar;
        remainder += divisor & -tooFar;
        if (Long.compareUnsigned(remainder, divisor) >= 0) {
            quotient++;
            remainder -= divisor;
        }
        if (quotient < 0) {
            return NONE;
        }
        quotient += isBelow(divisor - remainder, remainder + (quotient & 1));
        if (quotient < 0) {
            return NONE;
        }
        return (a ^ b) < 0 ? -quotient : quotient;
    }

    /**
     * One when {@code a} is below {@code b}, both unsigned, else 0: the borrow of {@code a - b}.
     * Which it is depends on the last digits, and no branch could be foretold by them.
     */
    private static long isBelow(long a, long b) {
        return ((~a & b) | ((~a | b) & (a - b))) >>> (Long.SIZE - 1);
    }

    /** What happens to the part below the last unit. */
    public enum Rounding {
        /** Cut off. */
        TOWARD_ZERO,
        /** To the nearest; a tie to the even neighbour. */
        HALF_EVEN
    }

    /**
     * {@code a · b / divisor} with a 128-bit product.
     *
     * @param a factor
     * @param b factor
     * @param divisor not 0
     * @param rounding of the last unit
     * @return the quotient, or {@link FixedPoint#NONE}
     */
    public static long multiplyDivide(long a, long b, long divisor, Rounding rounding) {
        if (a == NONE || b == NONE || divisor == NONE || divisor == 0) {
            return NONE;
        }
        boolean negative = (a < 0) ^ (b < 0) ^ (divisor < 0);
        long x = Math.abs(a);
        long y = Math.abs(b);
        long d = Math.abs(divisor);
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        if (Long.compareUnsigned(high, d) >= 0) {
            return NONE;
        }
        long quotient = high == 0 && low >= 0 ? low / d : divide128(high, low, d);
        if (quotient < 0) {
            return NONE;
        }
        if (rounding == Rounding.HALF_EVEN) {
            long remainder = low - quotient * d;
            long rest = d - remainder;
            if (remainder > rest || (remainder == rest && (quotient & 1) == 1)) {
                quotient++;
            }
        }
        if (quotient < 0) {
            return NONE;
        }
        return negative ? -quotient : quotient;
    }

    /**
     * Compares two products without rounding: the sign of {@code a·b - c·d}.
     *
     * @param a factor
     * @param b factor
     * @param c factor
     * @param d factor
     * @return -1, 0 or 1
     */
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** Unsigned 128 by 63 bits, {@code high < divisor}. */
    private static long divide128(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long d1 = d >>> 32;
        long d0 = d & 0xFFFFFFFFL;
        long n32 = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        long n10 = low << shift;
        long n1 = n10 >>> 32;
        long n0 = n10 & 0xFFFFFFFFL;

        long q1 = quotientDigit(n32, n1, d1, d0);
        long n21 = (n32 << 32) + n1 - q1 * d;
        long q0 = quotientDigit(n21, n0, d1, d0);
        return (q1 << 32) + q0;
    }

    /**
     * One base-2^32 digit of the long division (Knuth, The Art of Computer Programming 2, 4.3.1 D).
     */
    private static long quotientDigit(long upper, long next, long d1, long d0) {
        long q = Long.divideUnsigned(upper, d1);
        long r = upper - q * d1;
        while (q >>> 32 != 0 || Long.compareUnsigned(q * d0, (r << 32) + next) > 0) {
            q--;
            r += d1;
            if (r >>> 32 != 0) {
                break;
            }
        }
        return q;
    }
}
