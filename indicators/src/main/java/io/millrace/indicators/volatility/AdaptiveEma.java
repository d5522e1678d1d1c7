package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Exponential moving average whose weight follows volatility, {@code y += alpha(r) * (close - y)}
 * with {@code r} the ATR over its own average at the same bar and alpha that of {@link
 * VolatilityAdaptation}: 0.1 in quiet times to 0.6 in wild ones.
 *
 * <p>Seed: the close of the first bar at which the ratio is warm. Warm-up: {@code atrPeriod +
 * averagePeriod} bars. Range: between the smallest and the largest close since the seed, up to
 * rounding; equal closes keep it exactly. Source: spec 1, market analysis. Golden file: {@code
 * golden/adaptive-ema-14-50.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class AdaptiveEma implements Indicator {

    private final AtrAverage range;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param atrPeriod period of the ATR, at least 1
     * @param averagePeriod number of ATRs that say what is usual, at least 1
     */
    public AdaptiveEma(int atrPeriod, int averagePeriod) {
        range = new AtrAverage(atrPeriod, averagePeriod);
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
        range.update(high, low, close);
        value = next(value, close, range.ratio());
        return value;
    }

    /**
     * One step, for those that have the ratio already.
     *
     * @param previous the average before; NaN before the seed
     * @param close last price of the bar
     * @param ratio ATR over the average ATR at this bar; NaN when not warm
     * @return the average; NaN while the ratio is NaN
     */
    public static double next(double previous, double close, double ratio) {
        if (Double.isNaN(ratio)) {
            return Double.NaN;
        }
        return Double.isNaN(previous)
                ? close
                : previous + VolatilityAdaptation.alpha(ratio) * (close - previous);
    }

    /**
     * The average.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return range.isWarm();
    }

    @Override
    public int warmUp() {
        return range.warmUp();
    }

    @Override
    public void reset() {
        range.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        range.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        range.load(source);
        value = source.takeDouble();
    }
}
