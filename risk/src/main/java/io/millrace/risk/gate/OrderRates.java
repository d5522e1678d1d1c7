package io.millrace.risk.gate;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * When each strategy sent its last orders in each instrument, for check 17. An order sent a whole
 * minute ago counts no more. Of more orders than the limit only the newest are kept, which denies
 * as well.
 */
public final class OrderRates {

    private static final long MINUTE_NS = Timeframe.M1.lengthNs();

    private final int instruments;
    private final int limit;
    private final Row[] rows;

    /** A ring of the last orders of one strategy in one instrument. */
    private static final class Row {

        private final long[] timeNs;
        private int oldest;
        private int count;

        Row(int limit) {
            timeNs = new long[limit];
        }

        long at(int place) {
            return timeNs[(oldest + place) % timeNs.length];
        }

        void add(long nowNs) {
            timeNs[(oldest + count) % timeNs.length] = nowNs;
            if (count < timeNs.length) {
                count++;
            } else {
                oldest = (oldest + 1) % timeNs.length;
            }
        }

        void expire(long nowNs) {
            while (count > 0 && nowNs - timeNs[oldest] >= MINUTE_NS) {
                oldest = (oldest + 1) % timeNs.length;
                count--;
            }
        }
    }

    /**
     * No orders yet.
     *
     * @param strategies how many strategies there are
     * @param instruments how many instruments there are
     * @param limit orders a minute
     */
    public OrderRates(int strategies, int instruments, int limit) {
        this.instruments = instruments;
        this.limit = limit;
        rows = new Row[strategies * instruments];
        for (int pair = 0; pair < rows.length; pair++) {
            rows[pair] = new Row(limit);
        }
    }

    /**
     * Takes an order that was sent.
     *
     * @param strategy its number
     * @param instrument id
     * @param nowNs engine time
     */
    public void add(int strategy, int instrument, long nowNs) {
        rows[strategy * instruments + instrument].add(nowNs);
    }

    /**
     * Orders of the last minute.
     *
     * @param strategy its number
     * @param instrument id
     * @param nowNs engine time
     * @return 0 to the limit
     */
    public int recent(int strategy, int instrument, long nowNs) {
        Row row = rows[strategy * instruments + instrument];
        row.expire(nowNs);
        return row.count;
    }

    /**
     * Writes the times.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("order-rates");
        for (Row row : rows) {
            sink.putInt(row.count);
            for (int i = 0; i < row.count; i++) {
                sink.putLong(row.at(i));
            }
        }
    }

    /**
     * Takes over saved times. They may come to lie at another place of the ring, which no answer
     * depends on.
     *
     * @param source holds the state of as many strategies and instruments, and of the same limit
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("order-rates");
        for (Row row : rows) {
            row.count = source.takeCount("orders of a minute", limit);
            row.oldest = 0;
            for (int i = 0; i < row.count; i++) {
                row.timeNs[i] = source.takeLong();
            }
        }
    }
}
