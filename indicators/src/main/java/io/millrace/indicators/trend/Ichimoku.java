package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Ichimoku Kinko Hyo: the middles between highest high and lowest low of a short, a medium and a
 * long window, and the cloud between two of them, drawn {@code medium} bars later.
 *
 * <p>Conversion and base are the middles of the short and the medium window; the cloud of a bar is
 * {@code (conversion + base) / 2} and the middle of the long window, both as of {@code medium} bars
 * ago; the leading ones, as of this bar, are the cloud to come. The lagging line is the close,
 * drawn back: nothing is computed for it. Seed: none. Warm-up: {@code slow + medium} bars, for the
 * cloud; each middle is valid once its window is full. Range: prices. Source: Hosoda 1969. Golden
 * file: {@code golden/ichimoku-9-26-52.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Ichimoku implements Indicator {

    private final RangeWindow bars;
    private final IchimokuFollower follower;

    /**
     * Creates a cold cloud.
     *
     * @param fast period of the conversion, at least 1; usually 9
     * @param medium period of the base and shift of the cloud, above {@code fast}; usually 26
     * @param slow period of the second edge of the cloud, above {@code medium}; usually 52
     */
    public Ichimoku(int fast, int medium, int slow) {
        bars = new RangeWindow(Periods.check("Ichimoku: slow", slow, 1));
        follower = new IchimokuFollower(bars, fast, medium, slow);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the first edge of the cloud of this bar, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        bars.add(high, low);
        return follower.update();
    }

    /**
     * The first edge of the cloud of this bar.
     *
     * @return NaN before the warm-up has ended
     */
    public double cloudA() {
        return follower.cloudA();
    }

    /**
     * The second edge of the cloud of this bar.
     *
     * @return NaN before the warm-up has ended
     */
    public double cloudB() {
        return follower.cloudB();
    }

    /**
     * The middle of the short window.
     *
     * @return NaN before {@code fast} bars
     */
    public double conversion() {
        return follower.conversion();
    }

    /**
     * The middle of the medium window.
     *
     * @return NaN before {@code medium} bars
     */
    public double base() {
        return follower.base();
    }

    /**
     * The first edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code medium} bars
     */
    public double leadingA() {
        return follower.leadingA();
    }

    /**
     * The second edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code slow} bars
     */
    public double leadingB() {
        return follower.leadingB();
    }

    @Override
    public boolean isWarm() {
        return follower.isWarm();
    }

    @Override
    public int warmUp() {
        return follower.warmUp();
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
