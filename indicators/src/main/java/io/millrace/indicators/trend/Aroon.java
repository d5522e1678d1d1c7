package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Aroon: how recently the highest high and the lowest low of the last {@code period + 1} bars came,
 * 100 for the newest bar, 0 for the oldest; the oscillator is up less down.
 *
 * <p>Of equal highs or lows the newest counts. Seed: none. Warm-up: {@code period + 1} bars. Range:
 * 0 to 100, the oscillator -100 to 100. Source: Chande 1995. Golden file: {@code
 * golden/aroon-25.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Aroon implements Indicator {

    private final RangeWindow bars;
    private final AroonFollower follower;

    /**
     * Creates a cold indicator.
     *
     * @param period how many bars to look back, at least 1
     */
    public Aroon(int period) {
        bars = new RangeWindow(Periods.check("Aroon: period", period, 1) + 1);
        follower = new AroonFollower(bars, period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the oscillator, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        bars.add(high, low);
        follower.update(high, low);
        return oscillator();
    }

    /**
     * Up less down.
     *
     * @return -100 to 100; NaN before the warm-up has ended
     */
    public double oscillator() {
        return follower.up() - follower.down();
    }

    /**
     * How recent the highest high is.
     *
     * @return 0 to 100; NaN before the warm-up has ended
     */
    public double up() {
        return follower.up();
    }

    /**
     * How recent the lowest low is.
     *
     * @return 0 to 100; NaN before the warm-up has ended
     */
    public double down() {
        return follower.down();
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
    }

    @Override
    public void load(StateSource source) {
        bars.load(source);
        follower.restore();
    }
}
