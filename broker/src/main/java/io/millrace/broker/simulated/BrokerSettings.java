package io.millrace.broker.simulated;

import io.millrace.model.fixed.FixedPoint;

/**
 * How the simulated broker fills, how long instructions travel to it, and how odd it is.
 *
 * @param bar where orders sent on a bar's close trade
 * @param queue when resting limits trade
 * @param partial whether orders trade in parts
 * @param latency how long instructions travel
 * @param oddity what it does on demand, for tests
 */
public record BrokerSettings(
        BarFill bar, QueueModel queue, Partial partial, Latency latency, Oddity oddity) {

    /**
     * Fills in parts.
     *
     * @param allowed whether the size of quote, trade or bar bounds a fill
     * @param participation part of the size of a trade or a bar that may be ours, fixed point,
     *     above 0 and at most 1
     */
    public record Partial(boolean allowed, long participation) {

        /** Checks the part. */
        public Partial {
            if (participation <= 0 || participation > FixedPoint.ONE) {
                throw new IllegalArgumentException(
                        "participation is "
                                + FixedPoint.toText(participation)
                                + "; it must be above 0 and at most 1");
            }
        }
    }

    /**
     * Engine time from sending to arriving.
     *
     * @param orderNs of new orders, 0 or above
     * @param cancelNs of cancels and replaces, 0 or above
     */
    public record Latency(long orderNs, long cancelNs) {

        /** Checks the times. */
        public Latency {
            requireNotNegative("latency_order", orderNs);
            requireNotNegative("latency_cancel", cancelNs);
        }
    }

    /**
     * Odd behaviour that venues show now and then.
     *
     * @param rejectEvery every how many new orders one is refused; 0 for never
     * @param oddEvery every how many fills something odd happens; 0 for never
     */
    public record Oddity(long rejectEvery, long oddEvery) {

        /** Checks the counts. */
        public Oddity {
            requireNotNegative("reject_every", rejectEvery);
            requireNotNegative("odd_every", oddEvery);
        }
    }

    /**
     * The next open, whole fills, limits only when traded through, no latency, nothing odd.
     *
     * @return the usual settings
     */
    public static BrokerSettings defaults() {
        return new BrokerSettings(
                BarFill.NEXT_OPEN,
                QueueModel.THROUGH,
                new Partial(false, FixedPoint.ONE),
                new Latency(0, 0),
                new Oddity(0, 0));
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be 0 or above");
        }
    }
}
