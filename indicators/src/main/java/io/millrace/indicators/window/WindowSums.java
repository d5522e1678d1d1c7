package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The sums that mean, variance, weighted mean and regression line of the last {@code period} values
 * are made of: with {@code d} the distance of a value from an anchor and {@code age} 0 for the
 * newest, {@code sum(d)}, {@code sum(d^2)} and {@code sum(age * d)}.
 *
 * <p>Each value costs the same few additions whatever the period, and nothing is ever subtracted
 * again, so no error grows. The values are cut into blocks of {@code period}, the first one begins
 * with the first value. The window is the end of the last whole block and the beginning of the one
 * under way: the sums over every end of a block are taken once, newest first, when it is whole;
 * those of the block under way grow with each value.
 *
 * <pre>
 * period 4, after a b c d e f:   a b [c d | e f]     sums(c d), kept since d, and sums(e f)
 * </pre>
 *
 * <p>The anchor is the last value of the last whole block. It always lies in the window, so no
 * {@code d} exceeds the range {@code R} of the window, while the sum of squares about the mean is
 * at least {@code R^2 / 2}; the variance, {@code sum(d^2) - sum(d)^2 / n}, therefore loses no more
 * than a factor of {@code 2 * n} of the precision, whatever the price level, and equal values give
 * exactly 0 from the first window on that holds nothing else.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class WindowSums {

    private final int period;
    private final double inverse;
    private final double inverseWeights;
    private final double[] values;
    private final double[] ends;
    private final double[] endSquares;
    private final double[] endAged;
    private int next;
    private boolean isFull;
    private double anchor;
    private double begun;
    private double begunSquares;
    private double begunAged;

    /**
     * Creates sums over nothing.
     *
     * @param period number of values to sum, 1 to {@link Periods#MAX_PERIOD}
     */
    public WindowSums(int period) {
        this.period = Periods.check("WindowSums: period", period, 1);
        inverse = 1.0 / period;
        inverseWeights = 2.0 / (period * (period + 1.0));
        values = new double[period];
        ends = new double[period];
        endSquares = new double[period];
        endAged = new double[period];
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
            completeBlock(value);
            return;
        }
        next = place + 1;
        double distance = value - anchor;
        begunAged += begun;
        begun += distance;
        begunSquares = Math.fma(distance, distance, begunSquares);
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
     * Number of values that are summed.
     *
     * @return at least 1
     */
    public int period() {
        return period;
    }

    /**
     * The sum of the distances from the anchor, of a full window.
     *
     * @return any number; 0 when all values are equal
     */
    public double sum() {
        assert isFull : "sum of a window that is not full";

        return ends[next] + begun;
    }

    /**
     * The sum of age times distance from the anchor, of a full window.
     *
     * @return any number; 0 when all values are equal
     */
    public double agedSum() {
        assert isFull : "sum of a window that is not full";

        // The values of the last whole block are older by those that came since.
        return begunAged + Math.fma(next, ends[next], endAged[next]);
    }

    /**
     * The mean of a full window.
     *
     * @return the mean, exact when all values are equal
     */
    public double mean() {
        return Math.fma(sum(), inverse, anchor);
    }

    /**
     * The sum of squared distances from the mean, of a full window.
     *
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double squaredDistances() {
        double sum = sum();
        double squares = endSquares[next] + begunSquares;
        double about = squares - sum * (sum * inverse);
        return about > 0.0 ? about : 0.0;
    }

    /**
     * The population standard deviation of a full window.
     *
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double deviation() {
        return Math.sqrt(squaredDistances() * inverse);
    }

    /**
     * The mean of a full window with weights 1 for the oldest value to {@code period} for the
     * newest.
     *
     * @return the weighted mean, exact when all values are equal
     */
    public double weightedMean() {
        return Math.fma(period * sum() - agedSum(), inverseWeights, anchor);
    }

    /** Forgets all values. */
    public void reset() {
        next = 0;
        isFull = false;
        anchor = 0.0;
        clearBegun();
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
        int count = source.takeCount("WindowSums: count", period);
        int begunCount = source.takeCount("WindowSums: begun", Math.min(count, period - 1));
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

    private void completeBlock(double newest) {
        anchor = newest;
        isFull = true;
        next = 0;
        sumEnds(0);
        clearBegun();
    }

    private void sumEnds(int first) {
        double origin = values[period - 1];
        anchor = origin;
        double sum = 0.0;
        double squares = 0.0;
        double aged = 0.0;
        double age = 0.0;
        for (int i = period - 1; i >= first; i--) {
            double distance = values[i] - origin;
            sum += distance;
            squares = Math.fma(distance, distance, squares);
            aged = Math.fma(age, distance, aged);
            age += 1.0;
            ends[i] = sum;
            endSquares[i] = squares;
            endAged[i] = aged;
        }
    }

    private void clearBegun() {
        begun = 0.0;
        begunSquares = 0.0;
        begunAged = 0.0;
    }
}
