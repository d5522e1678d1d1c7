package io.millrace.risk.gate;

/**
 * Whether numbers are multiples of a fixed step, without dividing: a 64-bit division takes longer
 * than all else of a check.
 *
 * <p>With {@code step = 2^k · m}, m odd, and {@code i} the inverse of m modulo 2^64, a number n
 * from 0 on is a multiple exactly when {@code rotateRight(n · i, k)}, unsigned, is not above {@code
 * (2^64 - 1) / step}: multiples come out as their quotients, everything else comes out above all of
 * them. (Granlund and Montgomery 1994, section 9.)
 */
public final class Multiples {

    private final long inverse;
    private final int shift;
    private final long most;

    /**
     * Multiples of a step.
     *
     * @param step above 0
     */
    public Multiples(long step) {
        if (step <= 0) {
            throw new IllegalArgumentException("step is " + step + "; it must be above 0");
        }
        shift = Long.numberOfTrailingZeros(step);
        long odd = step >>> shift;
        // Each round of Newton's method doubles the bits that are right; 3 are right at first.
        long found = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            found *= 2 - odd * found;
        }
        inverse = found;
        most = Long.divideUnsigned(-1, step);
    }

    /**
     * Whether a number is one.
     *
     * @param number 0 or above
     * @return true for 0 too
     */
    public boolean has(long number) {
        long quotient = Long.rotateRight(number * inverse, shift);
        return Long.compareUnsigned(quotient, most) <= 0;
    }
}
