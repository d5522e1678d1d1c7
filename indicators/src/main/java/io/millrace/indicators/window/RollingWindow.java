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
 * <p>Sums are taken anew at each call, oldest value first. The place of the window in the array
 * therefore has no influence on any result. Deviations are taken from the oldest value: equal
 * values have exactly that value as their mean, and a variance of exactly 0.
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
     * The mean of a full window: {@code oldest + sum(value - oldest) / period}.
     *
     * @return the mean, exact when all values are equal
     */
    public double mean() {
        assert isFull() : "mean of a window that is not full";

        int start = oldest();
        double origin = values[start];
        double sum = 0.0;
        for (int i = start + 1; i < start + period; i++) {
            sum += values[i] - origin;
        }
        return origin + sum / period;
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

    /**
     * The population standard deviation (divided by the period, not by one less) of a full window.
     *
     * @param mean what {@link #mean()} returned
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double deviation(double mean) {
        return Math.sqrt(squaredDistances(mean) / period);
    }

    /**
     * The largest value of a full window.
     *
     * @return one of the values
     */
    public double max() {
        assert isFull() : "maximum of a window that is not full";

        double max = values[0];
        for (int i = 1; i < period; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    /**
     * The smallest value of a full window.
     *
     * @return one of the values
     */
    public double min() {
        assert isFull() : "minimum of a window that is not full";

        double min = values[0];
        for (int i = 1; i < period; i++) {
            min = Math.min(min, values[i]);
        }
        return min;
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

    private int oldest() {
        return count == period ? next : 0;
    }
}
