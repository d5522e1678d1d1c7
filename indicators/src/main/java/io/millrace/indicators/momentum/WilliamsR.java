package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Williams' percent range, {@code -100 * (highest - close) / (highest - lowest)} over the last
 * {@code period} bars.
 *
 * <p>Seed: none. Warm-up: {@code period} bars. Range: -100 to 0; a window without range counts as
 * -50, like an RSI when nothing moved (TA-Lib says 0). Source: Williams 1979, How I Made One
 * Million Dollars. Golden file: {@code golden/williams-r-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class WilliamsR implements Indicator {

    private static final double NO_RANGE = -50.0;

    private final RangeWindow bars;
    private double value = Double.NaN;

    /**
     * Creates a cold oscillator.
     *
     * @param period number of bars of the range, at least 1
     */
    public WilliamsR(int period) {
        bars = new RangeWindow(Periods.check("WilliamsR: period", period, 1));
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the percent range, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        assert high >= low : "high is below low";
        assert Double.isFinite(close) : "close is not finite";

        bars.add(high, low);
        if (bars.isFull()) {
            value = of(close, bars.highest(bars.period()), bars.lowest(bars.period()));
        }
        return value;
    }

    /**
     * The percent range.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return bars.isFull();
    }

    @Override
    public int warmUp() {
        return bars.period();
    }

    @Override
    public void reset() {
        bars.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        bars.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        bars.load(source);
        value = source.takeDouble();
    }

    /**
     * The percent range of a close.
     *
     * @param close last price
     * @param highest highest price of the last bars
     * @param lowest lowest price of the last bars
     * @return -100 to 0; -50 without range
     */
    public static double of(double close, double highest, double lowest) {
        double range = highest - lowest;
        return range == 0.0 ? NO_RANGE : -100.0 * (highest - close) / range;
    }
}
