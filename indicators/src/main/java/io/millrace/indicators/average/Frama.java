package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Ehlers' fractal adaptive moving average of {@code (high + low) / 2}: exponential, with a weight
 * {@code exp(-4.6 * (dimension - 1))}, held from 0.01 to 1, from the fractal dimension of the last
 * {@code period} bars.
 *
 * <p>The dimension is {@code (log(a + b) - log(c)) / log(2)}, with a and b the ranges of the older
 * and the newer half of the bars by {@code period / 2}, and c the range of all by {@code period}.
 * Where one of them is 0 the last dimension stays; it starts at 1. Seed: the middle of bar {@code
 * period - 1}. Warm-up: {@code period} bars. Range: between the smallest and the largest middle so
 * far, up to rounding. Source: Ehlers 2005, FRAMA. Golden file: {@code golden/frama-16.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Frama implements Indicator {

    private final RangeWindow bars;
    private final FramaFollower follower;

    /**
     * Creates a cold average.
     *
     * @param period number of bars the dimension is taken over, even, at least 2; usually 16
     */
    public Frama(int period) {
        Periods.check("Frama: period", period, 2);
        bars = new RangeWindow(period);
        follower = new FramaFollower(bars, period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert high >= low : "high is below low";

        bars.add(high, low);
        return follower.update((high + low) / 2.0);
    }

    /**
     * The average.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return follower.value();
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
        follower.reset();
    }

    @Override
    public void save(StateSink sink) {
        bars.save(sink);
        follower.save(sink);
    }

    @Override
    public void load(StateSource source) {
        bars.load(source);
        follower.load(source);
    }
}
