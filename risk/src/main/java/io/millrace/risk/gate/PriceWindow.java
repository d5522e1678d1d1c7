package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * Prices of the last minutes, for check 11: a ring of samples per instrument. A price is kept when
 * the newest sample is at least a second old, or a 300th of the window where that is longer.
 */
public final class PriceWindow {

    private static final long MOST_SAMPLES = 300;

    private final long windowNs;
    private final long spacingNs;
    private final Row[] rows;

    /** The samples of one instrument. */
    private static final class Row {

        private final long[] timeNs;
        private final long[] price;
        private int oldest;
        private int count;

        Row(int capacity) {
            timeNs = new long[capacity];
            price = new long[capacity];
        }

        int at(int place) {
            int row = oldest + place;
            return row < timeNs.length ? row : row - timeNs.length;
        }

        void expire(long nowNs, long windowNs) {
            while (count > 0 && nowNs - timeNs[oldest] > windowNs) {
                oldest = at(1);
                count--;
            }
        }

        void add(long newPrice, long nowNs) {
            int row = at(count);
            timeNs[row] = nowNs;
            price[row] = newPrice;
            count++;
        }
    }

    /**
     * Empty windows.
     *
     * @param instruments how many instruments there are
     * @param windowNs how old a sample may be, ns
     */
    public PriceWindow(int instruments, long windowNs) {
        this.windowNs = windowNs;
        spacingNs = Math.max(Timeframe.SECOND_NS, windowNs / MOST_SAMPLES);
        int capacity = (int) (windowNs / spacingNs) + 2;
        rows = new Row[instruments];
        for (int id = 0; id < instruments; id++) {
            rows[id] = new Row(capacity);
        }
    }

    /**
     * Takes a price.
     *
     * @param instrument id
     * @param newPrice fixed point; one that is not above 0 is no price
     * @param nowNs engine time
     */
    public void add(int instrument, long newPrice, long nowNs) {
        if (newPrice <= 0) {
            return;
        }
        Row row = rows[instrument];
        if (row.count > 0 && nowNs - row.timeNs[row.at(row.count - 1)] < spacingNs) {
            return;
        }
        row.expire(nowNs, windowNs);
        row.add(newPrice, nowNs);
    }

    /**
     * The oldest sample that is not older than the window.
     *
     * @param instrument id
     * @param nowNs engine time
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    public long reference(int instrument, long nowNs) {
        Row row = rows[instrument];
        row.expire(nowNs, windowNs);
        return row.count == 0 ? FixedPoint.NONE : row.price[row.oldest];
    }

    /**
     * Writes the samples.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("price-window");
        for (Row row : rows) {
            sink.putInt(row.count);
            for (int i = 0; i < row.count; i++) {
                sink.putLong(row.timeNs[row.at(i)]);
                sink.putLong(row.price[row.at(i)]);
            }
        }
    }

    /**
     * Takes over saved samples. They may come to lie at another place of the ring, which no answer
     * depends on.
     *
     * @param source holds the state of as many instruments and of the same window
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("price-window");
        for (Row row : rows) {
            row.count = source.takeCount("samples of a window", row.timeNs.length);
            row.oldest = 0;
            for (int i = 0; i < row.count; i++) {
                long sampleNs = source.takeLong();
                if (i > 0 && sampleNs - row.timeNs[i - 1] < spacingNs) {
                    throw new StateException(
                            "state, price-window: a sample is at "
                                    + sampleNs
                                    + " ns; it must be "
                                    + spacingNs
                                    + " ns or more after that at "
                                    + row.timeNs[i - 1]);
                }
                row.timeNs[i] = sampleNs;
                row.price[i] = source.takeLong();
            }
        }
    }
}
