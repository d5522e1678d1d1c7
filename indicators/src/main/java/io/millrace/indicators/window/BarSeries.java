package io.millrace.indicators.window;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The last bars of one instrument and timeframe, newest first: 0 is the newest, 1 the one before.
 *
 * <p>Each column is a primitive ring. Not thread-safe: one writer. Allocates nothing after
 * construction.
 */
public final class BarSeries {

    /** Bars that the engine keeps of each instrument and timeframe. */
    public static final int ENGINE_CAPACITY = 500;

    private static final int COLUMNS = 5;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int VOLUME = 4;

    private final int capacity;
    private final long[] startNs;
    private final double[] values;
    private int newest = -1;
    private int size;

    /**
     * An empty series.
     *
     * @param capacity most bars to keep, 1 to {@link Periods#MAX_PERIOD}
     */
    public BarSeries(int capacity) {
        this.capacity = Periods.check("BarSeries: capacity", capacity, 1);
        startNs = new long[capacity];
        values = new double[COLUMNS * capacity];
    }

    /**
     * Begins the next bar, which becomes the newest; its prices and volume follow.
     *
     * @param barStartNs first instant, ns since 1970-01-01 UTC
     * @return this
     */
    public BarSeries add(long barStartNs) {
        newest = newest + 1 == capacity ? 0 : newest + 1;
        size = Math.min(size + 1, capacity);
        startNs[newest] = barStartNs;
        return this;
    }

    /**
     * Sets the prices of the newest bar.
     *
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @return this
     */
    public BarSeries prices(double open, double high, double low, double close) {
        values[newest + OPEN * capacity] = open;
        values[newest + HIGH * capacity] = high;
        values[newest + LOW * capacity] = low;
        values[newest + CLOSE * capacity] = close;
        return this;
    }

    /**
     * Sets the volume of the newest bar.
     *
     * @param volume 0 or more
     */
    public void volume(double volume) {
        values[newest + VOLUME * capacity] = volume;
    }

    /**
     * Bars that are there.
     *
     * @return 0 to capacity
     */
    public int size() {
        return size;
    }

    /**
     * Most bars that are kept.
     *
     * @return 1 or more
     */
    public int capacity() {
        return capacity;
    }

    /**
     * First instant of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return ns since 1970-01-01 UTC
     */
    public long startNs(int age) {
        return startNs[place(age)];
    }

    /**
     * First price of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return the price
     */
    public double open(int age) {
        return values[place(age) + OPEN * capacity];
    }

    /**
     * Highest price of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return the price
     */
    public double high(int age) {
        return values[place(age) + HIGH * capacity];
    }

    /**
     * Lowest price of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return the price
     */
    public double low(int age) {
        return values[place(age) + LOW * capacity];
    }

    /**
     * Last price of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return the price
     */
    public double close(int age) {
        return values[place(age) + CLOSE * capacity];
    }

    /**
     * Volume of a bar.
     *
     * @param age 0 for the newest, below {@link #size()}
     * @return 0 or more
     */
    public double volume(int age) {
        return values[place(age) + VOLUME * capacity];
    }

    private int place(int age) {
        assert age >= 0 && age < size : "age outside the series";

        int place = newest - age;
        return place < 0 ? place + capacity : place;
    }

    /**
     * Writes the bars, oldest first, with their count.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putInt(size);
        for (int age = size - 1; age >= 0; age--) {
            sink.putLong(startNs(age));
            for (int column = 0; column < COLUMNS; column++) {
                sink.putDouble(values[place(age) + column * capacity]);
            }
        }
    }

    /**
     * Becomes the series that was saved.
     *
     * @param source what {@link #save} wrote, of a series of the same capacity or a smaller one
     */
    public void load(StateSource source) {
        newest = -1;
        size = 0;
        int count = source.takeInt();
        for (int i = 0; i < count; i++) {
            add(source.takeLong());
            for (int column = 0; column < COLUMNS; column++) {
                values[newest + column * capacity] = source.takeDouble();
            }
        }
    }
}
