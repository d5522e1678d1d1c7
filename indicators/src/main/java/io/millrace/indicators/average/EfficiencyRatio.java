package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Kaufman's efficiency ratio: the distance covered over the way walked, {@code abs(x[i] - x[i -
 * period]) / sum(abs(x[j] - x[j - 1]))} over the last {@code period} changes.
 *
 * <p>Seed: none. Warm-up: {@code period + 1} inputs. Range: 0 to 1; above 0.6 is called trending,
 * below 0.3 choppy; 0 when nothing moved, since flat is not a trend. Source: Kaufman 1995, Smarter
 * Trading. Golden file: {@code golden/efficiency-ratio-10.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class EfficiencyRatio implements Indicator {

    private final int period;
    private final RollingWindow prices;
    private double value = Double.NaN;

    /**
     * Creates a cold ratio.
     *
     * @param period number of price changes, at least 1
     */
    public EfficiencyRatio(int period) {
        this.period = Periods.check("EfficiencyRatio: period", period, 1);
        Periods.check("EfficiencyRatio: period + 1", period + 1, 1);
        prices = new RollingWindow(period + 1);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the ratio, NaN before the warm-up has ended
     */
    public double update(double price) {
        prices.add(price);
        if (prices.isFull()) {
            value = of(prices, period);
        }
        return value;
    }

    /**
     * The ratio.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return prices.isFull();
    }

    @Override
    public int warmUp() {
        return prices.period();
    }

    @Override
    public void reset() {
        prices.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        prices.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        prices.load(source);
        value = source.takeDouble();
    }

    /**
     * The ratio of the newest prices of a window.
     *
     * @param prices holds more than {@code period} prices
     * @param period number of price changes, at least 1
     * @return 0 to 1; 0 when nothing moved
     */
    public static double of(RollingWindow prices, int period) {
        double way = prices.wayOfNewest(period);
        double distance = Math.abs(prices.newest(0) - prices.newest(period));
        // The rounding of the sum can leave the way one bit shorter than the distance.
        return way == 0.0 ? 0.0 : Math.min(1.0, distance / way);
    }
}
