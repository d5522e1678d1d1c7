package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The mean of the last {@code period} values: the same bits as {@link WindowSums#mean()}, for those
 * that need no other sum.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class WindowMean {

    private static final int SHORT = 3;

    private final int period;
    private final double inverse;
    private final double[] values;
    private final double[] ends;
    private int next;
    private boolean isFull;
    private double anchor;
    private double begun;

    /**
     * Creates a mean of nothing.
     *
     * @param period number of values, 1 to {@link Periods#MAX_PERIOD}
     */
    public WindowMean(int period) {
        this.period = Periods.check("WindowMean: period", period, 1);
        inverse = 1.0 / period;
        values = new double[period];
        ends = new double[period];
    }

    /**
     * Adds a value; the oldest one leaves when the window is full.
     *
     * @param value any finite number
     */
    public void add(double value) {
        assert Double.isFinite(value) : "value is not finite";

        int place = next;
        values[place] = value;
        if (place + 1 == period) {
            next = 0;
            isFull = true;
            begun = 0.0;
            sumEnds(0);
            return;
        }
        next = place + 1;
        begun += value - anchor;
    }

    /**
     * Tells whether {@code period} values were added.
     *
     * @return true from then on, until reset
     */
    public boolean isFull() {
        return isFull;
    }

    /**
     * Number of values.
     *
     * @return at least 1
     */
    public int period() {
        return period;
    }

    /**
     * The mean of a full window.
     *
     * @return the mean, exact when all values are equal
     */
    public double mean() {
        assert isFull : "mean of a window that is not full";

        return Math.fma(ends[next] + begun, inverse, anchor);
    }

    /**
     * The sum of the absolute distances of the values of a full window from a given value.
     *
     * @param from where the distances are taken from, usually the mean
     * @return 0 or more
     */
    public double distances(double from) {
        assert isFull : "distances of a window that is not full";

        double[] all = values;
        double sum0 = 0.0;
        double sum1 = 0.0;
        double sum2 = 0.0;
        double sum3 = 0.0;
        int i = 0;
        for (; i < all.length - 3; i += 4) {
            sum0 += Math.abs(from - all[i]);
            sum1 += Math.abs(from - all[i + 1]);
            sum2 += Math.abs(from - all[i + 2]);
            sum3 += Math.abs(from - all[i + 3]);
        }
        for (; i < all.length; i++) {
            sum0 += Math.abs(from - all[i]);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Forgets all values. */
    public void reset() {
        next = 0;
        isFull = false;
        anchor = 0.0;
        begun = 0.0;
    }

    /**
     * Writes the values, oldest first, after their count, and how many of them are of the block
     * under way. The sums follow from them.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        Blocks.save(sink, values, next, isFull);
    }

    /**
     * Takes over the values of a saved window, in the same blocks.
     *
     * @param source holds the state of a window of the same period
     */
    public void load(StateSource source) {
        int count = source.takeCount("WindowMean: count", period);
        int begunCount = source.takeCount("WindowMean: begun", Math.min(count, period - 1));
        reset();
        isFull = count == period;
        Blocks.load(source, values, count, begunCount);
        if (isFull) {
            sumEnds(begunCount);
        }
        for (int i = 0; i < begunCount; i++) {
            add(values[i]);
        }
    }

    private void sumEnds(int first) {
        if (period == SHORT && first == 0) {
            sumShortEnds();
            return;
        }
        double origin = values[period - 1];
        anchor = origin;
        double sum = 0.0;
        for (int i = period - 1; i >= first; i--) {
            sum += values[i] - origin;
            ends[i] = sum;
        }
    }

    /* The same sums of three values, the period of both averages of the stochastic oscillator. */
    private void sumShortEnds() {
        double origin = values[2];
        anchor = origin;
        double two = values[1] - origin;
        ends[2] = 0.0;
        ends[1] = two;
        ends[0] = two + (values[0] - origin);
    }
}
