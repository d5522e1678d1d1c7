package io.millrace.risk.gate;

/** Who tells how alike the returns of two instruments are. Engine's thread. */
@FunctionalInterface
public interface CorrelationSource {

    /** Nobody tells: every correlation is unknown. */
    CorrelationSource UNKNOWN = (a, b) -> Double.NaN;

    /**
     * Correlation of the returns of two instruments.
     *
     * @param a id
     * @param b id, another one
     * @return -1 to 1; NaN when it is not known
     */
    double correlation(int a, int b);

    /**
     * Version of all of them: it grows with every bar that may change one, and is a function of the
     * bars alone.
     *
     * @return 1 or more once there was a bar; 0 before, and where there is nothing to be told: of
     *     one instrument alone, and where nobody counts
     */
    default long version() {
        return 0;
    }
}
