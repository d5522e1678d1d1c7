package io.millrace.risk;

/**
 * What one strategy may do.
 *
 * @param enabled whether its entries pass
 * @param leastConfidence confidence below which its entries are denied, 0 to 100
 */
public record StrategyLimits(boolean enabled, int leastConfidence) {

    /** Checks the range. */
    public StrategyLimits {
        if (leastConfidence < 0 || leastConfidence > 100) {
            throw new IllegalArgumentException(
                    "min_confidence is " + leastConfidence + "; it must be from 0 to 100");
        }
    }
}
