package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's true range: {@code max(high - low, abs(high - previous close), abs(low - previous
 * close))}, the range of the bar with the gap before it.
 *
 * <p>Seed: the first bar has no previous close and gives {@code high - low}. Warm-up: 1 bar. Range:
 * 0 or more. Source: Wilder 1978, New Concepts in Technical Trading Systems. Golden file: {@code
 * golden/true-range.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class TrueRange implements Indicator {

    private boolean hasPrevious;
    private double previousClose;
    private double value = Double.NaN;

    /** Creates a true range that has seen no bar. */
    public TrueRange() {}

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the true range of this bar
     */
    public double update(double high, double low, double close) {
        assert Double.isFinite(high) && Double.isFinite(low) : "high or low is not finite";
        assert Double.isFinite(close) : "close is not finite";
        assert high >= low : "high is below low";

        double range = high - low;
        if (hasPrevious) {
            // The same as the largest of three distances, with their rounding.
            range = Math.max(high, previousClose) - Math.min(low, previousClose);
        }
        hasPrevious = true;
        previousClose = close;
        value = range;
        return range;
    }

    /**
     * The true range of the last bar.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return hasPrevious;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public void reset() {
        hasPrevious = false;
        previousClose = 0.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        sink.putBoolean(hasPrevious);
        sink.putDouble(previousClose);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        hasPrevious = source.takeBoolean();
        previousClose = source.takeDouble();
        value = source.takeDouble();
    }
}
