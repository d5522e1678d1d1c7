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
            value = ratio(price);
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

    private double ratio(double price) {
        double oldest = prices.get(0);
        double previous = oldest;
        double way = 0.0;
        for (int i = 1; i <= period; i++) {
            double current = prices.get(i);
            way += Math.abs(current - previous);
            previous = current;
        }
        // The rounding of the sum can leave the way one bit shorter than the distance.
        return way == 0.0 ? 0.0 : Math.min(1.0, Math.abs(price - oldest) / way);
    }
}
