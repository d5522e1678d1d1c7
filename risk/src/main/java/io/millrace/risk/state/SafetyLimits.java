package io.millrace.risk.state;

import io.millrace.model.time.Timeframe;

/**
 * What the engine needs around it, and what it does before it halts.
 *
 * @param durableLagNs check 3: longest time that a record may wait for the disk, ns
 * @param freeBytes check 3: least room on the disk of the journal
 * @param reducedBps fall from the peak from which sizes are halved, basis points of the peak
 * @param ladder whether a loss and a drawdown warn at 70 % of their limit and close half at 90 %
 */
public record SafetyLimits(long durableLagNs, long freeBytes, long reducedBps, boolean ladder) {

    /** As the specification has it. */
    public static final SafetyLimits STANDARD =
            new SafetyLimits(Timeframe.SECOND_NS / 20, 2L << 30, 1_500, false);

    /** As wide as they go: for reproducing what others ran without such limits. */
    public static final SafetyLimits OPEN =
            new SafetyLimits(Long.MAX_VALUE, 0, KillLimits.ONE_IN_BASIS_POINTS, false);

    /** Checks the ranges. */
    public SafetyLimits {
        within("durable_lag", durableLagNs, 1, Long.MAX_VALUE);
        within("free_disk", freeBytes, 0, Long.MAX_VALUE);
        within("reduced_drawdown", reducedBps, 1, KillLimits.ONE_IN_BASIS_POINTS);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most);
        }
    }
}
