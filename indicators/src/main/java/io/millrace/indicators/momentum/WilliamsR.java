package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
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

    private final RollingWindow highs;
    private final RollingWindow lows;
    private double value = Double.NaN;

    /**
     * Creates a cold oscillator.
     *
     * @param period number of bars of the range, at least 1
     */
    public WilliamsR(int period) {
        highs = new RollingWindow(Periods.check("WilliamsR: period", period, 1));
        lows = new RollingWindow(period);
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

        highs.add(high);
        lows.add(low);
        if (highs.isFull()) {
            double highest = highs.max();
            double range = highest - lows.min();
            value = range == 0.0 ? NO_RANGE : -100.0 * (highest - close) / range;
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
        return highs.isFull();
    }

    @Override
    public int warmUp() {
        return highs.period();
    }

    @Override
    public void reset() {
        highs.reset();
        lows.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        highs.save(sink);
        lows.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        highs.load(source);
        lows.load(source);
        value = source.takeDouble();
    }
}
