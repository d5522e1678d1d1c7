package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The last {@code period} values of a series, oldest first, with the sums indicators need.
 *
 * <p>Each value is written twice, {@code period} places apart, so that the window is always one
 * contiguous piece of the array and loops over it never wrap:
 *
 * <pre>
 * period 4, after a b c d e f:   [ e f c d | e f c d ]
 *                                      ^oldest = 2, the window is c d e f
 * </pre>
 *
 * <p>Sums are taken anew at each call, in an order fixed by the age of the values: those of the
 * newest values in four lanes, the age modulo 4, which are added in pairs. The place of the window
 * in the array therefore has no influence on any result. Means are taken as distances from a value
 * of the window: equal values have exactly that value as their mean, and a variance of exactly 0.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class RollingWindow {

    private final int period;
    private final double[] values;
    private int next;
    private int count;

    /**
     * Creates an empty window.
     *
     * @param period number of values to keep, 1 to {@link Periods#MAX_PERIOD}
     */
    public RollingWindow(int period) {
        this.period = Periods.check("RollingWindow: period", period, 1);
        values = new double[2 * period];
    }

    /**
     * Adds a value; the oldest one leaves when the window is full.
     *
     * @param value any finite number
     */
    public void add(double value) {
        assert Double.isFinite(value) : "value is not finite";

        values[next] = value;
        values[next + period] = value;
        next = next + 1 == period ? 0 : next + 1;
        if (count < period) {
            count++;
        }
    }

    /**
     * Tells whether {@code period} values were added.
     *
     * @return true from then on, until reset
     */
    public boolean isFull() {
        return count == period;
    }

    /**
     * Number of values the window can hold.
     *
     * @return at least 1
     */
    public int period() {
        return period;
    }

    /**
     * One value of the window.
     *
     * @param index 0 for the oldest, up to the number of values minus 1 for the newest
     * @return the value
     */
    public double get(int index) {
        assert index >= 0 && index < count : "index outside the window";

        return values[oldest() + index];
    }

    /**
     * The mean of a full window: {@code newest + sum(value - newest) / period}.
     *
     * @return the mean, exact when all values are equal
     */
    public double mean() {
        assert isFull() : "mean of a window that is not full";

        int last = end() - 1;
        double origin = values[last];
        double sum0 = 0.0;
        double sum1 = 0.0;
        double sum2 = 0.0;
        double sum3 = 0.0;
        int i = last;
        for (; i - 3 > last - period; i -= 4) {
            sum0 += values[i] - origin;
            sum1 += values[i - 1] - origin;
            sum2 += values[i - 2] - origin;
            sum3 += values[i - 3] - origin;
        }
        int rest = i - (last - period);
        sum0 += rest > 0 ? values[i] - origin : 0.0;
        sum1 += rest > 1 ? values[i - 1] - origin : 0.0;
        sum2 += rest > 2 ? values[i - 2] - origin : 0.0;
        return origin + (sum0 + sum1 + (sum2 + sum3)) / period;
    }

    /**
     * The sum of squared distances from a given mean, over a full window.
     *
     * @param mean what {@link #mean()} returned
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double squaredDistances(double mean) {
        assert isFull() : "variance of a window that is not full";

        int start = oldest();
        double sum = 0.0;
        for (int i = start; i < start + period; i++) {
            double distance = values[i] - mean;
            sum += distance * distance;
        }
        return sum;
    }

    /** Forgets all values. */
    public void reset() {
        next = 0;
        count = 0;
    }

    /**
     * Writes the values, oldest first, after their count.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putInt(count);
        int start = oldest();
        for (int i = start; i < start + count; i++) {
            sink.putDouble(values[i]);
        }
    }

    /**
     * Takes over the values of a saved window. They may come to lie at another place of the array,
     * which no result depends on.
     *
     * @param source holds the state of a window of the same period
     */
    public void load(StateSource source) {
        int saved = source.takeCount("RollingWindow: count", period);
        reset();
        for (int i = 0; i < saved; i++) {
            add(source.takeDouble());
        }
    }

    /* One place behind the newest value. */
    private int end() {
        return count == period ? next + period : next;
    }

    private int oldest() {
        return count == period ? next : 0;
    }
}
