package io.millrace.risk.gate;

/**
 * Whether numbers are multiples of fixed steps, one step a row, without dividing: a 64-bit division
 * takes longer than all else of a check.
 *
 * <p>With {@code step = 2^k · m}, m odd, and {@code i} the inverse of m modulo 2^64, a number n
 * from 0 on is a multiple exactly when {@code rotateRight(n · i, k)}, unsigned, is not above {@code
 * (2^64 - 1) / step}: multiples come out as their quotients, everything else comes out above all of
 * them. (Granlund and Montgomery 1994, section 9.)
 */
public final class Multiples {

    private final long[] inverse;
    private final int[] shift;
    private final long[] most;

    /**
     * Rows without a step.
     *
     * @param rows how many there are
     */
    public Multiples(int rows) {
        inverse = new long[rows];
        shift = new int[rows];
        most = new long[rows];
    }

    /**
     * Sets the step of a row. Cold path.
     *
     * @param row which
     * @param step above 0
     */
    public void step(int row, long step) {
        if (step <= 0) {
            throw new IllegalArgumentException("step is " + step + "; it must be above 0");
        }
        shift[row] = Long.numberOfTrailingZeros(step);
        long odd = step >>> shift[row];
        // Each round of Newton's method doubles the bits that are right; 3 are right at first.
        long found = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            found *= 2 - odd * found;
        }
        inverse[row] = found;
        most[row] = Long.divideUnsigned(-1, step);
    }

    /**
     * Whether a number is a multiple of the step of a row.
     *
     * @param row which
     * @param number 0 or above
     * @return true for 0 too
     */
    public boolean has(int row, long number) {
        long quotient = Long.rotateRight(number * inverse[row], shift[row]);
        return Long.compareUnsigned(quotient, most[row]) <= 0;
    }
}
