package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * The highest high and the lowest low of any number of the last bars, up to {@code period}, each in
 * one comparison.
 *
 * <p>For every bar the extremes of the 1, 2, 4, 8, ... bars that end with it are kept, each made of
 * two of the level below. Those of n bars are then the larger of two overlapping spans:
 *
 * <pre>
 * 9 bars:   a b c d e f g h i        highest(9) = max(highest 8 that end with h, 8 that end with i)
 *           [---- 8 ----]
 *             [---- 8 ----]
 * </pre>
 *
 * <p>A {@link RangeSpan} is a span that is asked for at every bar.
 *
 * <p>Prices are held as whole numbers of the same order, which a processor compares without a
 * branch. Comparisons are exact, so the result does not depend on how it was found. Not
 * thread-safe. Allocates nothing after construction.
 */
public final class RangeWindow {

    private final int period;
    private final int levels;
    /* Distance of one bar's keys from the next one's: a power of two, as is the length of all. */
    private final int stride;
    /* Of each bar, level by level, the key of the high and behind it that of the low. */
    private final long[] keys;
    private int newest;
    private int count;
    private RangeSpan[] spans = {};

    /**
     * Creates an empty window.
     *
     * @param period most bars that are asked for, 1 to {@link Periods#MAX_PERIOD}
     */
    public RangeWindow(int period) {
        this.period = Periods.check("RangeWindow: period", period, 1);
        levels = levelOf(period) + 1;
        stride = 1 << (levelOf(2 * levels - 1) + 1);
        keys = new long[stride << levels];
        reset();
    }

    /**
     * Adds a bar; the oldest one leaves when the window is full.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     */
    public void add(double high, double low) {
        assert Double.isFinite(high) && Double.isFinite(low) : "high or low is not finite";
        assert high >= low : "high is below low";

        count = Math.min(count + 1, period);
        long[] all = keys;
        int place = (newest + stride) & (all.length - 1);
        newest = place;
        int distance = stride;
        long max = keyOf(high);
        long min = keyOf(low);
        for (int level = 0; level < levels; level++) {
            all[place & (all.length - 1)] = max;
            all[(place + 1) & (all.length - 1)] = min;
            int before = place - distance;
            max = Math.max(max, all[before & (all.length - 1)]);
            min = Math.min(min, all[(before + 1) & (all.length - 1)]);
            distance *= 2;
            place += 2;
        }
        findSpans();
    }

    /**
     * A span of bars whose extremes are found as each bar is added, once for all that ask for it.
     * Cold path: to be asked for before the first bar.
     *
     * @param bars how many, 1 or more
     * @param age of the newest of them, 0 or more; with {@code bars} at most the period
     * @return the same object for equal spans
     */
    public RangeSpan span(int bars, int age) {
        check(bars, age);
        for (RangeSpan span : spans) {
            if (span.bars == bars && span.age == age) {
                return span;
            }
        }
        RangeSpan added = new RangeSpan(bars, age, stride);
        spans = Arrays.copyOf(spans, spans.length + 1);
        spans[spans.length - 1] = added;
        return added;
    }

    /**
     * Tells whether enough bars were added.
     *
     * @param bars how many, at most the period
     * @return true once so many are there
     */
    public boolean has(int bars) {
        return count >= bars;
    }

    /**
     * Tells whether {@code period} bars were added.
     *
     * @return true from then on, until reset
     */
    public boolean isFull() {
        return count == period;
    }

    /**
     * Number of bars the window can hold.
     *
     * @return at least 1
     */
    public int period() {
        return period;
    }

    /**
     * The highest high of the newest bars.
     *
     * @param bars how many, 1 to the period; of fewer, if fewer are there
     * @return one of the highs
     */
    public double highest(int bars) {
        return highest(bars, 0);
    }

    /**
     * The lowest low of the newest bars.
     *
     * @param bars how many, 1 to the period; of fewer, if fewer are there
     * @return one of the lows
     */
    public double lowest(int bars) {
        return lowest(bars, 0);
    }

    /**
     * The highest high of some bars.
     *
     * @param bars how many, 1 or more
     * @param age of the newest of them, 0 or more; with {@code bars} at most the period
     * @return one of the highs; negative infinity when no bar is there
     */
    public double highest(int bars, int age) {
        check(bars, age);
        int level = levelOf(bars);
        long newer = keys[placeOf(level, age)];
        long older = keys[placeOf(level, age + bars - (1 << level))];
        return valueOf(Math.max(newer, older));
    }

    /**
     * The lowest low of some bars.
     *
     * @param bars how many, 1 or more
     * @param age of the newest of them, 0 or more; with {@code bars} at most the period
     * @return one of the lows; positive infinity when no bar is there
     */
    public double lowest(int bars, int age) {
        check(bars, age);
        int level = levelOf(bars);
        long newer = keys[placeOf(level, age) + 1];
        long older = keys[placeOf(level, age + bars - (1 << level)) + 1];
        return valueOf(Math.min(newer, older));
    }

    /**
     * How many bars ago the high was last equal to a given one.
     *
     * @param high what {@link #highest(int)} returned
     * @return 0 for the newest bar
     */
    public int ageOfHigh(double high) {
        long key = keyOf(high);
        int age = 0;
        while (age < count - 1 && keys[placeOf(0, age)] != key) {
            age++;
        }
        return age;
    }

    /**
     * How many bars ago the low was last equal to a given one.
     *
     * @param low what {@link #lowest(int)} returned
     * @return 0 for the newest bar
     */
    public int ageOfLow(double low) {
        long key = keyOf(low);
        int age = 0;
        while (age < count - 1 && keys[placeOf(0, age) + 1] != key) {
            age++;
        }
        return age;
    }

    /** Forgets all bars. */
    public void reset() {
        newest = 0;
        count = 0;
        for (int i = 0; i < keys.length; i += 2) {
            keys[i] = keyOf(Double.NEGATIVE_INFINITY);
            keys[i + 1] = keyOf(Double.POSITIVE_INFINITY);
        }
        findSpans();
    }

    /**
     * Writes the highs, oldest first, after their count, and the lows likewise. The rest follows
     * from them.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putInt(count);
        for (int age = count - 1; age >= 0; age--) {
            sink.putDouble(valueOf(keys[placeOf(0, age)]));
        }
        sink.putInt(count);
        for (int age = count - 1; age >= 0; age--) {
            sink.putDouble(valueOf(keys[placeOf(0, age) + 1]));
        }
    }

    /**
     * Takes over the bars of a saved window.
     *
     * @param source holds the state of a window of the same period
     */
    public void load(StateSource source) {
        int saved = source.takeCount("RangeWindow: count of highs", period);
        double[] high = new double[saved];
        for (int i = 0; i < saved; i++) {
            high[i] = source.takeDouble();
        }
        reset();
        int lowCount = source.takeCount("RangeWindow: count of lows", saved);
        for (int i = 0; i < lowCount; i++) {
            add(high[i], source.takeDouble());
        }
    }

    private void findSpans() {
        for (RangeSpan span : spans) {
            span.find(keys, newest);
        }
    }

    /* Where the keys of the bars lie that end so many bars before the newest. */
    private int placeOf(int level, int age) {
        return (newest + 2 * level - age * stride) & (keys.length - 1);
    }

    private void check(int bars, int age) {
        assert bars >= 1 && age >= 0 && bars + age <= period : "bars outside the window";
    }

    /* A whole number for each price, in the order of the prices; its own inverse. */
    private static long keyOf(double price) {
        // -0.0 + 0.0 is 0.0: the two zeros are equal
        long bits = Double.doubleToRawLongBits(price + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    static double valueOf(long key) {
        return Double.longBitsToDouble(key ^ ((key >> (Long.SIZE - 1)) & Long.MAX_VALUE));
    }

    static int levelOf(int bars) {
        return 31 - Integer.numberOfLeadingZeros(bars);
    }
}
