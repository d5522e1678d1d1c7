package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
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

    private final int period;
    private final double slowWeight;
    private final double weightRange;
    private final EfficiencyRatio efficiencyRatio;
    private int count;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of price changes of the efficiency ratio, at least 1
     * @param fast EMA period at an efficiency of 1, at least 1
     * @param slow EMA period at an efficiency of 0, more than {@code fast}
     */
    public Kama(int period, int fast, int slow) {
        this.period = Periods.check("Kama: period", period, 1);
        Periods.check("Kama: fast", fast, 1);
        Periods.check("Kama: slow", slow, fast + 1);
        slowWeight = 2.0 / (slow + 1.0);
        weightRange = 2.0 / (fast + 1.0) - slowWeight;
        efficiencyRatio = new EfficiencyRatio(period);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double price) {
        double efficiency = efficiencyRatio.update(price);
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
     * The efficiency ratio of the same prices, valid one input later than the average.
     *
     * @return 0 to 1; NaN before {@code period + 1} inputs
     */
    public double efficiencyRatio() {
        return efficiencyRatio.value();
    }

    @Override
    public boolean isWarm() {
        return count == period;
    }

    @Override
    public int warmUp() {
        return period;
    }

    @Override
    public void reset() {
        efficiencyRatio.reset();
        count = 0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        efficiencyRatio.save(sink);
        sink.putInt(count);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        efficiencyRatio.load(source);
        count = source.takeCount("Kama: count", period);
        value = source.takeDouble();
    }
}
