package io.millrace.risk;

import io.millrace.model.fixed.FixedPoint;

/**
 * How orders are looked after while they work.
 *
 * @param chaseAfterNs time without a complete fill after which a chasing entry is priced anew
 * @param chaseTimes how often that is done; then it is cancelled
 * @param trailStep least move of a trailing stop, part of its distance, fixed point; so that it
 *     does not send an instruction with every tick
 * @param stopAttempts how often a protective stop that the broker ended is sent again within one
 *     event; then the position is closed
 */
public record OrderPolicy(long chaseAfterNs, int chaseTimes, long trailStep, int stopAttempts) {

    /** Checks the ranges. */
    public OrderPolicy {
        within("chase_after", chaseAfterNs, 1, Long.MAX_VALUE);
        within("chase_times", chaseTimes, 0, 100);
        within("trail_step", trailStep, 0, FixedPoint.ONE);
        within("stop_attempts", stopAttempts, 1, 10);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most);
        }
    }

    /**
     * After 60 seconds, 3 times; a twentieth of the distance; 3 attempts.
     *
     * @return the usual policy
     */
    public static OrderPolicy standard() {
        return new OrderPolicy(60_000_000_000L, 3, FixedPoint.ONE / 20, 3);
    }
}
