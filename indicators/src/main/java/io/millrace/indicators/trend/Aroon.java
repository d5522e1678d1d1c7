package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
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

    private final RollingWindow highs;
    private final RollingWindow lows;
    private final int period;
    private double up = Double.NaN;
    private double down = Double.NaN;

    /**
     * Creates a cold indicator.
     *
     * @param period how many bars to look back, at least 1
     */
    public Aroon(int period) {
        this.period = Periods.check("Aroon: period", period, 1);
        highs = new RollingWindow(period + 1);
        lows = new RollingWindow(period + 1);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the oscillator, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert high >= low : "high is below low";

        highs.add(high);
        lows.add(low);
        if (highs.isFull()) {
            up = 100.0 * indexOfHighest() / period;
            down = 100.0 * indexOfLowest() / period;
        }
        return oscillator();
    }

    /**
     * Up less down.
     *
     * @return -100 to 100; NaN before the warm-up has ended
     */
    public double oscillator() {
        return up - down;
    }

    /**
     * How recent the highest high is.
     *
     * @return 0 to 100; NaN before the warm-up has ended
     */
    public double up() {
        return up;
    }

    /**
     * How recent the lowest low is.
     *
     * @return 0 to 100; NaN before the warm-up has ended
     */
    public double down() {
        return down;
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
        up = Double.NaN;
        down = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        highs.save(sink);
        lows.save(sink);
        sink.putDouble(up);
        sink.putDouble(down);
    }

    @Override
    public void load(StateSource source) {
        highs.load(source);
        lows.load(source);
        up = source.takeDouble();
        down = source.takeDouble();
    }

    private int indexOfHighest() {
        int index = 0;
        for (int i = 1; i <= period; i++) {
            if (highs.get(i) >= highs.get(index)) {
                index = i;
            }
        }
        return index;
    }

    private int indexOfLowest() {
        int index = 0;
        for (int i = 1; i <= period; i++) {
            if (lows.get(i) <= lows.get(index)) {
                index = i;
            }
        }
        return index;
    }
}
