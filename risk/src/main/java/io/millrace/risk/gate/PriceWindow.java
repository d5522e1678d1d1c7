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
    private final long[][] timeNs;
    private final long[][] price;
    private final int[] oldest;
    private final int[] count;

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
        timeNs = new long[instruments][capacity];
        price = new long[instruments][capacity];
        oldest = new int[instruments];
        count = new int[instruments];
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
        int held = count[instrument];
        if (held > 0 && nowNs - timeNs[instrument][at(instrument, held - 1)] < spacingNs) {
            return;
        }
        expire(instrument, nowNs);
        int row = at(instrument, count[instrument]);
        timeNs[instrument][row] = nowNs;
        price[instrument][row] = newPrice;
        count[instrument]++;
    }

    /**
     * The oldest sample that is not older than the window.
     *
     * @param instrument id
     * @param nowNs engine time
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    public long reference(int instrument, long nowNs) {
        expire(instrument, nowNs);
        return count[instrument] == 0 ? FixedPoint.NONE : price[instrument][oldest[instrument]];
    }

    private void expire(int instrument, long nowNs) {
        while (count[instrument] > 0 && nowNs - timeNs[instrument][oldest[instrument]] > windowNs) {
            oldest[instrument] = at(instrument, 1);
            count[instrument]--;
        }
    }

    private int at(int instrument, int place) {
        int row = oldest[instrument] + place;
        int capacity = timeNs[instrument].length;
        return row < capacity ? row : row - capacity;
    }

    /**
     * Writes the samples.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("price-window");
        for (int id = 0; id < count.length; id++) {
            sink.putInt(count[id]);
            for (int i = 0; i < count[id]; i++) {
                sink.putLong(timeNs[id][at(id, i)]);
                sink.putLong(price[id][at(id, i)]);
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
        for (int id = 0; id < count.length; id++) {
            count[id] = source.takeCount("samples of a window", timeNs[id].length);
            oldest[id] = 0;
            for (int i = 0; i < count[id]; i++) {
                long sampleNs = source.takeLong();
                if (i > 0 && sampleNs - timeNs[id][i - 1] < spacingNs) {
                    throw new StateException(
                            "state, price-window: a sample is at "
                                    + sampleNs
                                    + " ns; it must be "
                                    + spacingNs
                                    + " ns or more after that at "
                                    + timeNs[id][i - 1]);
                }
                timeNs[id][i] = sampleNs;
                price[id][i] = source.takeLong();
            }
        }
    }
}
