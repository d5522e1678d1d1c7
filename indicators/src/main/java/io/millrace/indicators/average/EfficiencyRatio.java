package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.indicators.window.WindowTotal;
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

    private final RollingWindow prices;
    private final WindowTotal changes;
    private double previousPrice = Double.NaN;
    private double value = Double.NaN;

    /**
     * Creates a cold ratio.
     *
     * @param period number of price changes, at least 1
     */
    public EfficiencyRatio(int period) {
        changes = new WindowTotal(Periods.check("EfficiencyRatio: period", period, 1));
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
        if (!Double.isNaN(previousPrice)) {
            changes.add(Math.abs(price - previousPrice));
        }
        previousPrice = price;
        if (prices.isFull()) {
            value = ratio(Math.abs(price - prices.get(0)));
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
        changes.reset();
        previousPrice = Double.NaN;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        prices.save(sink);
        changes.save(sink);
        sink.putDouble(previousPrice);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        prices.load(source);
        changes.load(source);
        previousPrice = source.takeDouble();
        value = source.takeDouble();
    }

    /* The rounding of the sum can leave the way one bit shorter than the distance. */
    private double ratio(double distance) {
        double way = changes.total();
        return way == 0.0 ? 0.0 : Math.min(1.0, distance / way);
    }
}
