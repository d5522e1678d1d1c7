package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Donchian channel: the highest high and the lowest low of the {@code period} bars before the
 * newest one, and the middle between them.
 *
 * <p>The newest bar is left out, so that it can break out of the channel it is compared with
 * (TA-Lib's MAX and MIN include it). Seed: none. Warm-up: {@code period + 1} bars. Range: lower
 * &le; middle &le; upper. Source: Donchian's four-week rule. Golden file: {@code
 * golden/donchian-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Donchian implements Indicator {

    private final RangeWindow bars;
    private double upper = Double.NaN;
    private double lower = Double.NaN;

    /**
     * Creates a cold channel.
     *
     * @param period number of bars, at least 1
     */
    public Donchian(int period) {
        bars = new RangeWindow(Periods.check("Donchian: period", period, 1));
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the middle of the channel of the bars before, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert high >= low : "high is below low";

        if (bars.isFull()) {
            upper = bars.highest(bars.period());
            lower = bars.lowest(bars.period());
        }
        bars.add(high, low);
        return middle();
    }

    /**
     * The middle between upper and lower.
     *
     * @return NaN before the warm-up has ended
     */
    public double middle() {
        return (upper + lower) / 2.0;
    }

    /**
     * The highest high of the bars before the newest.
     *
     * @return NaN before the warm-up has ended
     */
    public double upper() {
        return upper;
    }

    /**
     * The lowest low of the bars before the newest.
     *
     * @return NaN before the warm-up has ended
     */
    public double lower() {
        return lower;
    }

    @Override
    public boolean isWarm() {
        return !Double.isNaN(upper);
    }

    @Override
    public int warmUp() {
        return bars.period() + 1;
    }

    @Override
    public void reset() {
        bars.reset();
        upper = Double.NaN;
        lower = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        bars.save(sink);
        sink.putDouble(upper);
        sink.putDouble(lower);
    }

    @Override
    public void load(StateSource source) {
        bars.load(source);
        upper = source.takeDouble();
        lower = source.takeDouble();
    }
}
