package io.millrace.feed.lean;

import java.util.List;

/**
 * Brings prices and sizes of a day to the shares of today. Moves forward only; one thread, nothing
 * is allocated.
 */
final class Adjuster {

    /**
     * Factors up to a day.
     *
     * @param lastDay last day they apply to, in days since 1970-01-01
     * @param price factor of prices
     * @param size factor of sizes
     */
    record Factor(long lastDay, Ratio price, Ratio size) {}

    private final List<Factor> factors;
    private int index;
    private long lastDay = Long.MIN_VALUE;
    private Ratio priceRatio = Ratio.ONE;
    private Ratio sizeRatio = Ratio.ONE;

    /**
     * Adjusts by factors; behind the last of them nothing is changed.
     *
     * @param factors ascending by their days; none to change nothing
     */
    Adjuster(List<Factor> factors) {
        this.factors = List.copyOf(factors);
    }

    /** Goes to a day, not before the one it stands on. */
    void moveTo(long day) {
        while (day > lastDay) {
            if (index == factors.size()) {
                priceRatio = Ratio.ONE;
                sizeRatio = Ratio.ONE;
                lastDay = Long.MAX_VALUE;
                return;
            }
            Factor factor = factors.get(index++);
            priceRatio = factor.price();
            sizeRatio = factor.size();
            lastDay = factor.lastDay();
        }
    }

    /** A price of that day, adjusted; FixedPoint.NONE when it is too large. */
    long price(long price) {
        return priceRatio.times(price);
    }

    /** A size of that day, adjusted; FixedPoint.NONE when it is too large. */
    long size(long size) {
        return sizeRatio.times(size);
    }
}
