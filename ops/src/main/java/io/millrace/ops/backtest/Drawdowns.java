package io.millrace.ops.backtest;

/**
 * Falls of a curve from its highest value so far.
 *
 * @param deepest largest fall, a part of its peak, 0 or above; NaN without a value
 * @param deepestAmount largest fall in the unit of the values; 0 or above
 * @param longestNs longest time from a peak to its regain, or to the end
 * @param ulcer ulcer index, {@code sqrt(mean(fall²))} over all values, as parts of one
 */
public record Drawdowns(double deepest, double deepestAmount, long longestNs, double ulcer) {

    /**
     * Measures a curve.
     *
     * @param values above 0
     * @param timesNs one a value, ascending
     * @return its falls
     */
    public static Drawdowns of(double[] values, long[] timesNs) {
        double peak = Double.NEGATIVE_INFINITY;
        long peakNs = 0;
        boolean under = false;
        double deepest = values.length == 0 ? Double.NaN : 0;
        double deepestAmount = 0;
        long longestNs = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            boolean regained = values[i] >= peak;
            if (under || !regained) {
                longestNs = Math.max(longestNs, timesNs[i] - peakNs);
            }
            under = !regained;
            peak = regained ? values[i] : peak;
            peakNs = regained ? timesNs[i] : peakNs;
            double fall = (peak - values[i]) / peak;
            deepest = Math.max(deepest, fall);
            deepestAmount = Math.max(deepestAmount, peak - values[i]);
            squares += fall * fall;
        }
        return new Drawdowns(deepest, deepestAmount, longestNs, Math.sqrt(squares / values.length));
    }

    /**
     * Largest fall of what one grows to.
     *
     * @param returns one a period
     * @return 0 or above, a part of one; NaN without returns
     */
    public static double ofReturns(double[] returns) {
        double peak = 1;
        double deepest = returns.length == 0 ? Double.NaN : 0;
        for (double now : Returns.growth(returns)) {
            peak = Math.max(peak, now);
            deepest = Math.max(deepest, (peak - now) / peak);
        }
        return deepest;
    }
}
