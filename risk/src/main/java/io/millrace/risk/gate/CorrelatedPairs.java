package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;

/**
 * Correlations as the checks compare them: fixed point, against one limit. The smallest double that
 * is above it in fixed point is looked for once, so that asking takes a comparison. It has no state
 * of its own.
 */
public final class CorrelatedPairs {

    private final double least;
    private CorrelationSource source = CorrelationSource.UNKNOWN;

    /**
     * Pairs of which nothing is known yet.
     *
     * @param limit correlation above which two instruments count as one, fixed point
     */
    public CorrelatedPairs(long limit) {
        least = leastAbove(limit);
    }

    /** By halves: fixed point rounds, and never falls while its double rises. */
    private static double leastAbove(long limit) {
        double low = FixedPoint.toDouble(limit);
        double high = FixedPoint.toDouble(limit + 1);
        while (Math.nextUp(low) < high) {
            double middle = low + (high - low) / 2;
            if (FixedPoint.fromDouble(middle) > limit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * Names who tells. Called once, before the first event.
     *
     * @param newSource who tells from now on
     */
    public void follow(CorrelationSource newSource) {
        source = newSource;
    }

    /**
     * Whether two instruments rise and fall together.
     *
     * @param a id
     * @param b id, another one
     * @return true when their correlation is known and above the limit
     */
    public boolean areAlike(int a, int b) {
        return source.correlation(a, b) >= least;
    }

    /**
     * Version of the correlations as they are now.
     *
     * @return low 32 bits, as a record has them
     */
    public int version() {
        return (int) source.version();
    }

    /**
     * Whether two instruments move together, be it in opposite directions.
     *
     * @param a id
     * @param b id, another one
     * @return true when the magnitude of their correlation is known and above the limit
     */
    public boolean areBound(int a, int b) {
        return Math.abs(source.correlation(a, b)) >= least;
    }
}
