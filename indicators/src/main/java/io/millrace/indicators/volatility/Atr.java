package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's average true range: the Wilder average of the true range.
 *
 * <p>Seed: the mean of {@code period} true ranges from the second bar on; the first one, which
 * knows no previous close, is left out. Warm-up: {@code period + 1} bars. Range: 0 or more. Source:
 * Wilder 1978, New Concepts in Technical Trading Systems. Golden file: {@code golden/atr-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Atr implements Indicator {

    private final TrueRange trueRange = new TrueRange();
    private final WilderAverage average;

    /**
     * Creates a cold average.
     *
     * @param period number of true ranges of the seed, at least 1
     */
    public Atr(int period) {
        average = new WilderAverage(Periods.check("Atr: period", period, 1));
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        boolean isFirst = !trueRange.isWarm();
        double range = trueRange.update(high, low, close);
        return isFirst ? Double.NaN : average.update(range);
    }

    /**
     * The average true range.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return average.value();
    }

    /**
     * The true range of the last bar.
     *
     * @return 0 or more; NaN before the first bar
     */
    public double trueRange() {
        return trueRange.value();
    }

    @Override
    public boolean isWarm() {
        return average.isWarm();
    }

    @Override
    public int warmUp() {
        return average.warmUp() + 1;
    }

    @Override
    public void reset() {
        trueRange.reset();
        average.reset();
    }

    @Override
    public void save(StateSink sink) {
        trueRange.save(sink);
        average.save(sink);
    }

    @Override
    public void load(StateSource source) {
        trueRange.load(source);
        average.load(source);
    }
}
