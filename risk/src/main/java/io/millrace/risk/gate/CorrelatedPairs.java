package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;

/**
 * Correlations as the checks compare them: fixed point, against one limit. It has no state of its
 * own.
 */
public final class CorrelatedPairs {

    private final long limit;
    private CorrelationSource source = CorrelationSource.UNKNOWN;

    /**
     * Pairs of which nothing is known yet.
     *
     * @param limit correlation above which two instruments count as one, fixed point
     */
    public CorrelatedPairs(long limit) {
        this.limit = limit;
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
        long value = FixedPoint.fromDouble(source.correlation(a, b));
        return value != FixedPoint.NONE && value > limit;
    }

    /**
     * Whether two instruments move together, be it in opposite directions.
     *
     * @param a id
     * @param b id, another one
     * @return true when the magnitude of their correlation is known and above the limit
     */
    public boolean areBound(int a, int b) {
        long value = FixedPoint.fromDouble(source.correlation(a, b));
        return value != FixedPoint.NONE && Math.abs(value) > limit;
    }
}
