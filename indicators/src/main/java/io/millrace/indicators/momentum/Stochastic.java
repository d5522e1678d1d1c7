package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Slow stochastic oscillator: where the close lies in the range of the last {@code period} bars,
 * {@code 100 * (close - lowest) / (highest - lowest)}, smoothed by a simple average (K), and the
 * simple average of that (D).
 *
 * <p>Seed: none. Warm-up: {@code period + smoothK + smoothD - 2} bars; K alone is valid {@code
 * smoothD - 1} bars earlier. Range: 0 to 100; a window without range counts as 50, like an RSI when
 * nothing moved (TA-Lib says 0). Source: Lane 1984, Lane's Stochastics. Golden file: {@code
 * golden/stochastic-14-3-3.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Stochastic implements Indicator {

    private static final double NO_RANGE = 50.0;

    private final RangeWindow bars;
    private final Sma k;
    private final Sma d;

    /**
     * Creates a cold oscillator.
     *
     * @param period number of bars of the range, at least 1
     * @param smoothK period of the average that gives K, at least 1
     * @param smoothD period of the average that gives D, at least 1
     */
    public Stochastic(int period, int smoothK, int smoothD) {
        bars = new RangeWindow(Periods.check("Stochastic: period", period, 1));
        k = new Sma(Periods.check("Stochastic: smoothK", smoothK, 1));
        d = new Sma(Periods.check("Stochastic: smoothD", smoothD, 1));
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return D, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        assert high >= low : "high is below low";
        assert Double.isFinite(close) : "close is not finite";

        bars.add(high, low);
        if (bars.isFull()) {
            k.update(position(close, bars.highest(bars.period()), bars.lowest(bars.period())));
        }
        if (k.isWarm()) {
            d.update(k.value());
        }
        return d.value();
    }

    /**
     * The smoothed position of the close.
     *
     * @return 0 to 100; NaN before {@code period + smoothK - 1} bars
     */
    public double k() {
        return k.value();
    }

    /**
     * The average of K.
     *
     * @return what the last update returned; NaN before the first
     */
    public double d() {
        return d.value();
    }

    @Override
    public boolean isWarm() {
        return d.isWarm();
    }

    @Override
    public int warmUp() {
        return bars.period() + k.warmUp() + d.warmUp() - 2;
    }

    @Override
    public void reset() {
        bars.reset();
        k.reset();
        d.reset();
    }

    @Override
    public void save(StateSink sink) {
        bars.save(sink);
        k.save(sink);
        d.save(sink);
    }

    @Override
    public void load(StateSource source) {
        bars.load(source);
        k.load(source);
        d.load(source);
    }

    /**
     * Where a close lies in a range.
     *
     * @param close last price
     * @param highest highest price of the last bars
     * @param lowest lowest price of the last bars
     * @return 0 at the lowest to 100 at the highest; 50 without range
     */
    public static double position(double close, double highest, double lowest) {
        double range = highest - lowest;
        return range == 0.0 ? NO_RANGE : 100.0 * (close - lowest) / range;
    }
}
