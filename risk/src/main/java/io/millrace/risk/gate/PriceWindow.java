package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateHash;
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
     * Adds the samples.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("price-window");
        for (int id = 0; id < count.length; id++) {
            hash.putInt(count[id]);
            for (int i = 0; i < count[id]; i++) {
                hash.putLong(timeNs[id][at(id, i)]);
                hash.putLong(price[id][at(id, i)]);
            }
        }
    }
}
