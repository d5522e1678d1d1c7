package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;

import java.util.Arrays;

/**
 * The account at the close of each bar that is decided on, and at the end. All amounts are fixed
 * point. Not thread-safe.
 */
public final class EquityCurve {

    private static final int COLUMNS = 6;
    private static final int TIME = 0;
    private static final int EQUITY = 1;
    private static final int CASH = 2;
    private static final int EXPOSURE = 3;
    private static final int DEPOSITS = 4;
    private static final int BENCHMARK = 5;

    private long[] cells = new long[COLUMNS * 1024];
    private int size;
    private long taken;

    /** Takes a sample; one at the same time as the last replaces it. */
    void add(long timeNs, Account account, long benchmarkPrice) {
        if (size > 0 && timeNs(size - 1) == timeNs) {
            size--;
        }
        int at = size * COLUMNS;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, at * 2);
        }
        cells[at + TIME] = timeNs;
        cells[at + EQUITY] = account.equity();
        cells[at + CASH] = account.cash();
        cells[at + EXPOSURE] = account.exposure();
        cells[at + DEPOSITS] = account.deposits();
        cells[at + BENCHMARK] = benchmarkPrice;
        size++;
        taken++;
    }

    /**
     * Samples taken so far, those that replaced another included.
     *
     * @return count; when it changes there is a new last sample
     */
    public long taken() {
        return taken;
    }

    /**
     * How many samples there are.
     *
     * @return count
     */
    public int size() {
        return size;
    }

    /**
     * Time of a sample.
     *
     * @param i from 0
     * @return ns since 1970-01-01 UTC, ascending
     */
    public long timeNs(int i) {
        return cells[i * COLUMNS + TIME];
    }

    /**
     * Cash and positions at their marks.
     *
     * @param i from 0
     * @return fixed point
     */
    public long equity(int i) {
        return cells[i * COLUMNS + EQUITY];
    }

    /**
     * Cash at hand.
     *
     * @param i from 0
     * @return fixed point
     */
    public long cash(int i) {
        return cells[i * COLUMNS + CASH];
    }

    /**
     * Value of all positions, long and short added.
     *
     * @param i from 0
     * @return fixed point, 0 or above
     */
    public long exposure(int i) {
        return cells[i * COLUMNS + EXPOSURE];
    }

    /**
     * Paid in less taken out since the start.
     *
     * @param i from 0
     * @return fixed point
     */
    public long deposits(int i) {
        return cells[i * COLUMNS + DEPOSITS];
    }

    /**
     * Price of the first instrument.
     *
     * @param i from 0
     * @return fixed point, {@link FixedPoint#NONE} before its first price
     */
    public long benchmark(int i) {
        return cells[i * COLUMNS + BENCHMARK];
    }

    /**
     * Equity without what was paid in, for falls and pictures.
     *
     * @return one a sample
     */
    public double[] earned() {
        double[] earned = new double[size];
        for (int i = 0; i < size; i++) {
            earned[i] = FixedPoint.toDouble(equity(i) - deposits(i));
        }
        return earned;
    }

    /**
     * Times of all samples.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long[] times() {
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            times[i] = timeNs(i);
        }
        return times;
    }
}
