package io.millrace.model.instrument;

import io.millrace.model.fixed.FixedPoint;

import java.util.List;

/**
 * Fees that are not a plain part of an order's value: per unit, with a least fee per order, and by
 * tiers of what was traded before. They come on top of the fees in {@link Instrument.Costs}.
 *
 * @param perUnit fee of one unit traded, fixed point, 0 when there is none
 * @param least least fee of one order, fixed point, 0 when there is none; charged with its first
 *     fill
 * @param tiers from the lowest volume up; the newest one reached replaces the fees of the costs
 */
public record FeeSchedule(long perUnit, long least, List<Tier> tiers) {

    /** No further fees. */
    public static final FeeSchedule NONE = new FeeSchedule(0, 0, List.of());

    /**
     * Fees from a traded value on.
     *
     * @param volume value traded so far in this run, fixed point, above 0
     * @param makerFee part of the value, fixed point, of an order that rested
     * @param takerFee part of the value, fixed point, of an order that took
     */
    public record Tier(long volume, long makerFee, long takerFee) {}

    /** Checks the amounts and the order of the tiers. */
    public FeeSchedule {
        requireNotNegative("fee_per_unit", perUnit);
        requireNotNegative("fee_minimum", least);
        tiers = List.copyOf(tiers);
        long before = 0;
        for (Tier tier : tiers) {
            if (tier.volume() <= before) {
                throw new IllegalArgumentException(
                        "fee_tiers has the volume "
                                + FixedPoint.toText(tier.volume())
                                + " after "
                                + FixedPoint.toText(before)
                                + "; volumes must be above 0 and rise");
            }
            before = tier.volume();
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    name + " is " + FixedPoint.toText(value) + "; it must be 0 or above");
        }
    }
}
