package io.millrace.model.instrument;

import io.millrace.model.fixed.FixedPoint;

/**
 * What an instrument's contract and market say beside its grid and its plain costs.
 *
 * @param fees further fees
 * @param carry what holding costs
 * @param impact what large orders cost
 * @param margin what must be put up
 * @param baseCurrency what is bought, where it is a currency; empty when it is none
 * @param group instruments of one group count together; empty when there is none
 * @param dailyVolume size traded on a usual day, fixed point; 0 when it is not known
 */
public record Terms(
        FeeSchedule fees,
        Carry carry,
        Impact impact,
        Margin margin,
        String baseCurrency,
        String group,
        long dailyVolume) {

    /** Paid in full, nothing for holding, 5 bp more for orders above a tenth of the volume. */
    public static final Terms STANDARD =
            new Terms(FeeSchedule.NONE, Carry.NONE, Impact.STANDARD, Margin.FULL, "", "", 0);

    /**
     * What holding costs.
     *
     * @param borrowRate part of the value of a short position, per year, fixed point
     * @param fundingRate part of the value of any position that the long side pays the short side
     *     each interval, fixed point, below 0 when the short side pays
     * @param fundingIntervalNs distance of two payments, counted from 1970-01-01 UTC; 0 when there
     *     is no funding
     */
    public record Carry(long borrowRate, long fundingRate, long fundingIntervalNs) {

        /** Holding is free. */
        public static final Carry NONE = new Carry(0, 0, 0);

        /** Checks the rates. */
        public Carry {
            Range.check("borrow_rate", borrowRate, 0, 10 * FixedPoint.ONE);
            Range.check("funding_rate", fundingRate, -FixedPoint.ONE / 10, FixedPoint.ONE / 10);
            Range.check("funding_interval", fundingIntervalNs, 0, Long.MAX_VALUE);
        }
    }

    /**
     * What large orders cost, against the volume of the bars before.
     *
     * @param largeOrder part of the average volume above which an order is large, fixed point
     * @param largeSlippage further slippage of a large order, part of the price, fixed point
     * @param rootCoefficient impact of an order of the whole average volume, in average ranges of a
     *     bar, growing with the square root of the size; fixed point, 0 when not used
     */
    public record Impact(long largeOrder, long largeSlippage, long rootCoefficient) {

        /** 5 bp more above a tenth of the average volume. */
        public static final Impact STANDARD =
                new Impact(FixedPoint.ONE / 10, FixedPoint.ONE / 2_000, 0);

        /** None at all. */
        public static final Impact NONE = new Impact(FixedPoint.ONE, 0, 0);

        /** Checks the parts. */
        public Impact {
            Range.check("large_order", largeOrder, 1, 1_000 * FixedPoint.ONE);
            Range.check("large_order_slippage_bps", largeSlippage, 0, FixedPoint.ONE / 10);
            Range.check("impact", rootCoefficient, 0, 100 * FixedPoint.ONE);
        }
    }

    /**
     * What must be put up for a position.
     *
     * @param initial part of the value at entry, fixed point, above 0 and at most 1
     * @param maintenance part of the value while held, fixed point, at most {@code initial}
     */
    public record Margin(long initial, long maintenance) {

        /** Paid in full. */
        public static final Margin FULL = new Margin(FixedPoint.ONE, FixedPoint.ONE);

        /** Checks the parts. */
        public Margin {
            Range.check("initial_margin", initial, 1, FixedPoint.ONE);
            Range.check("maintenance_margin", maintenance, 1, initial);
        }

        /**
         * Whether a position is carried on margin.
         *
         * @return false when it is paid in full
         */
        public boolean isUsed() {
            return initial < FixedPoint.ONE;
        }
    }

    /** Checks the volume. */
    public Terms {
        Range.check("daily_volume", dailyVolume, 0, Long.MAX_VALUE);
    }

    /** Apart, so that the parts can be initialised before the terms that are made of them. */
    private static final class Range {

        private Range() {}

        static void check(String name, long value, long least, long most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        name
                                + " is "
                                + FixedPoint.toText(value)
                                + "; it must be from "
                                + FixedPoint.toText(least)
                                + " to "
                                + FixedPoint.toText(most));
            }
        }
    }
}
