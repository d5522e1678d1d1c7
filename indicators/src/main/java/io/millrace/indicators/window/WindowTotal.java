package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The sum of the last {@code period} values, none of them below 0, in the blocks of {@link
 * WindowSums}: values are only ever added, so the sum is 0 as soon as all values are.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class WindowTotal {

    private final int period;
    private final double[] values;
    private final double[] ends;
    private int next;
    private boolean isFull;
    private double begun;

    /**
     * Creates a sum of nothing.
     *
     * @param period number of values, 1 to {@link Periods#MAX_PERIOD}
     */
    public WindowTotal(int period) {
        this.period = Periods.check("WindowTotal: period", period, 1);
        values = new double[period];
        ends = new double[period];
    }

    /**
     * Adds a value; the oldest one leaves when the window is full.
     *
     * @param value 0 or more, finite
     */
    public void add(double value) {
        assert value >= 0.0 && Double.isFinite(value) : "value is below 0 or not finite";

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
        begun += value;
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
     * The sum of a full window.
     *
     * @return 0 or more; exactly 0 when all values are
     */
    public double total() {
        assert isFull : "sum of a window that is not full";

        return ends[next] + begun;
    }

    /** Forgets all values. */
    public void reset() {
        next = 0;
        isFull = false;
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
        int count = source.takeCount("WindowTotal: count", period);
        int begunCount = source.takeCount("WindowTotal: begun", Math.min(count, period - 1));
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
        double sum = 0.0;
        for (int i = period - 1; i >= first; i--) {
            sum += values[i];
            ends[i] = sum;
        }
    }
}
