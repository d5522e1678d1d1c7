package io.millrace.indicators.window;

/**
 * The highest high and the lowest low of some of the bars of a {@link RangeWindow}, as of the bar
 * that was added last. It belongs to its window, which tells it where to look.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class RangeSpan {

    final int bars;
    final int age;
    final int level;
    final int olderAge;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;

    RangeSpan(int bars, int age) {
        this.bars = bars;
        this.age = age;
        level = RangeWindow.levelOf(bars);
        olderAge = age + bars - (1 << level);
    }

    /**
     * The highest high.
     *
     * @return one of the highs, of fewer bars if fewer are there; negative infinity when none is
     */
    public double highest() {
        return highest;
    }

    /**
     * The lowest low.
     *
     * @return one of the lows, of fewer bars if fewer are there; positive infinity when none is
     */
    public double lowest() {
        return lowest;
    }

    /**
     * The range.
     *
     * @return highest less lowest
     */
    public double range() {
        return highest - lowest;
    }

    /**
     * The middle of the range.
     *
     * @return the mean of highest and lowest
     */
    public double middle() {
        return (highest + lowest) / 2.0;
    }

    /* The extremes of two overlapping pieces, each a high and a low. */
    void find(long[] keys, int newer, int older) {
        highest = RangeWindow.valueOf(Math.max(keys[newer], keys[older]));
        lowest = RangeWindow.valueOf(Math.min(keys[newer + 1], keys[older + 1]));
    }
}
