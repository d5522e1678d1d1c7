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
    private final int newer;
    private final int older;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lowest = Double.POSITIVE_INFINITY;

    /* Spans lie as far apart as the bars they end with. */
    RangeSpan(int bars, int age, int stride) {
        this.bars = bars;
        this.age = age;
        newer = age * stride;
        older = newer + (bars - (1 << RangeWindow.levelOf(bars))) * stride;
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

    /*
     * The extremes of two overlapping pieces, each as long as the one that ends with the newest
     * bar, whose keys lie at this place.
     */
    void find(long[] keys, int place, long newestMax, long newestMin) {
        int mask = keys.length - 1;
        long max = newestMax;
        long min = newestMin;
        if (newer > 0) {
            max = keys[(place - newer) & mask];
            min = keys[(place - newer + 1) & mask];
        }
        int other = place - older;
        highest = RangeWindow.valueOf(Math.max(max, keys[other & mask]));
        lowest = RangeWindow.valueOf(Math.min(min, keys[(other + 1) & mask]));
    }
}
