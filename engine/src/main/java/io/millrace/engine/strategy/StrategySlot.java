package io.millrace.engine.strategy;

/**
 * One strategy of a run.
 *
 * @param name as in settings and reports
 * @param strategy who decides, in its first state
 * @param enabled whether its entries pass
 * @param leastConfidence confidence below which its entries are denied, 0 to 100
 */
public record StrategySlot(String name, Strategy strategy, boolean enabled, int leastConfidence) {

    /** Checks name and confidence. */
    public StrategySlot {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a strategy has no name; name it");
        }
        if (leastConfidence < 0 || leastConfidence > 100) {
            throw new IllegalArgumentException(
                    "min_confidence is " + leastConfidence + "; it must be from 0 to 100");
        }
    }

    /**
     * A strategy that is on and may be of any confidence.
     *
     * @param name as in settings and reports
     * @param strategy who decides
     * @return its slot
     */
    public static StrategySlot of(String name, Strategy strategy) {
        return new StrategySlot(name, strategy, true, 0);
    }
}
