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

    /* The keys of a bar lie so far behind those of the bar before. */
    RangeSpan(int bars, int age, int stride) {
        this.bars = bars;
        this.age = age;
        int level = RangeWindow.levelOf(bars);
        newer = 2 * level - age * stride;
        older = newer - (bars - (1 << level)) * stride;
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

    /* The extremes of two overlapping pieces; the keys of the newest bar lie at this place. */
    void find(long[] keys, int newest) {
        int one = newest + newer;
        int other = newest + older;
        long max = Math.max(at(keys, one), at(keys, other));
        long min = Math.min(at(keys, one + 1), at(keys, other + 1));
        highest = RangeWindow.valueOf(max);
        lowest = RangeWindow.valueOf(min);
    }

    private static long at(long[] keys, int place) {
        return keys[place & (keys.length - 1)];
    }
}
