package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Kaufman's adaptive moving average, {@code k += c * c * (x - k)} with {@code c = er * (2 / (fast +
 * 1) - 2 / (slow + 1)) + 2 / (slow + 1)}: near to the price in a trend, almost still in a chop.
 *
 * <p>Seed: the price of input {@code period} (index {@code period - 1}) itself; the first smoothed
 * value follows one input later, when the efficiency ratio is there. Warm-up: {@code period}
 * inputs. Range: between the smallest and the largest price since the seed, up to rounding; equal
 * prices keep it exactly. Source: Kaufman 1995, Smarter Trading. Golden file: {@code
 * golden/kama-10-2-30.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Kama implements Indicator {

    private final EfficiencyRatio efficiencyRatio;
    private final KamaFollower follower;

    /**
     * Creates a cold average.
     *
     * @param period number of price changes of the efficiency ratio, at least 1
     * @param fast EMA period at an efficiency of 1, at least 1
     * @param slow EMA period at an efficiency of 0, more than {@code fast}
     */
    public Kama(int period, int fast, int slow) {
        follower = new KamaFollower(period, fast, slow);
        efficiencyRatio = new EfficiencyRatio(period);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double price) {
        return follower.update(price, efficiencyRatio.update(price));
    }

    /**
     * The average.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return follower.value();
    }

    /**
     * The efficiency ratio of the same prices, valid one input later than the average.
     *
     * @return 0 to 1; NaN before {@code period + 1} inputs
     */
    public double efficiencyRatio() {
        return efficiencyRatio.value();
    }

    @Override
    public boolean isWarm() {
        return follower.isWarm();
    }

    @Override
    public int warmUp() {
        return follower.warmUp();
    }

    @Override
    public void reset() {
        efficiencyRatio.reset();
        follower.reset();
    }

    @Override
    public void save(StateSink sink) {
        efficiencyRatio.save(sink);
        follower.save(sink);
    }

    @Override
    public void load(StateSource source) {
        efficiencyRatio.load(source);
        follower.load(source);
    }
}
