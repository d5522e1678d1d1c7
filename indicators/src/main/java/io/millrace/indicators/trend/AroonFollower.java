package io.millrace.indicators.trend;

import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeSpan;
import io.millrace.indicators.window.RangeWindow;

/**
 * The part of {@link Aroon} behind the window of bars, for those that keep the bars already. All it
 * holds follows from the bars: it has nothing to save, but must be told when bars were loaded.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class AroonFollower {

    private final int period;
    private final RangeWindow bars;
    private final RangeSpan span;
    private final double[] percents;
    private int highAge;
    private int lowAge;
    private double up = Double.NaN;
    private double down = Double.NaN;

    /**
     * Creates a cold indicator.
     *
     * @param bars window of more than {@code period} bars
     * @param period how many bars to look back, at least 1
     */
    public AroonFollower(RangeWindow bars, int period) {
        this.period = Periods.check("Aroon: period", period, 1);
        this.bars = bars;
        span = bars.span(period + 1, 0);
        percents = new double[period + 1];
        for (int i = 0; i <= period; i++) {
            percents[i] = 100.0 * i / period;
        }
    }

    /**
     * Takes the next bar, already added to the window. The age of an extreme grows by 1 with each
     * bar that does not reach it; only one that has left the window is searched anew.
     *
     * @param high highest price of this bar
     * @param low lowest price of this bar
     */
    public void update(double high, double low) {
        double highest = span.highest();
        double lowest = span.lowest();
        highAge = high == highest ? 0 : highAge + 1;
        lowAge = low == lowest ? 0 : lowAge + 1;
        if (highAge > period) {
            highAge = bars.ageOfHigh(highest);
        }
        if (lowAge > period) {
            lowAge = bars.ageOfLow(lowest);
        }
        show();
    }

    /**
     * How recent the highest high is.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double up() {
        return up;
    }

    /**
     * How recent the lowest low is.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double down() {
        return down;
    }

    /** Forgets all bars. */
    public void reset() {
        highAge = 0;
        lowAge = 0;
        up = Double.NaN;
        down = Double.NaN;
    }

    /** Looks the ages up in bars that were loaded. */
    public void restore() {
        reset();
        if (bars.has(1)) {
            highAge = bars.ageOfHigh(span.highest());
            lowAge = bars.ageOfLow(span.lowest());
            show();
        }
    }

    private void show() {
        if (bars.has(period + 1)) {
            up = percents[period - highAge];
            down = percents[period - lowAge];
        }
    }
}
