package io.millrace.indicators.average;

import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Kama} behind the efficiency ratio, for those that have the ratio already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class KamaFollower {

    private final int period;
    private final double slowWeight;
    private final double weightRange;
    private int count;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of price changes of the efficiency ratio, at least 1
     * @param fast EMA period at an efficiency of 1, at least 1
     * @param slow EMA period at an efficiency of 0, more than {@code fast}
     */
    public KamaFollower(int period, int fast, int slow) {
        this.period = Periods.check("Kama: period", period, 1);
        Periods.check("Kama: fast", fast, 1);
        Periods.check("Kama: slow", slow, fast + 1);
        slowWeight = 2.0 / (slow + 1.0);
        weightRange = 2.0 / (fast + 1.0) - slowWeight;
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @param efficiency the efficiency ratio at this price; not read while it is not known
     * @return the average, NaN before {@code period} prices
     */
    public double update(double price, double efficiency) {
        assert Double.isFinite(price) : "price is not finite";

        if (count < period) {
            count++;
            if (count == period) {
                value = price;
            }
            return value;
        }
        double root = efficiency * weightRange + slowWeight;
        value += root * root * (price - value);
        return value;
    }

    /**
     * The average.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    /**
     * Tells whether the average was seeded.
     *
     * @return true from {@code period} prices on
     */
    public boolean isWarm() {
        return count == period;
    }

    /**
     * Number of prices up to the seed.
     *
     * @return at least 1
     */
    public int warmUp() {
        return period;
    }

    /** Forgets all prices. */
    public void reset() {
        count = 0;
        value = Double.NaN;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putInt(count);
        sink.putDouble(value);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        count = source.takeCount("Kama: count", period);
        value = source.takeDouble();
    }
}
