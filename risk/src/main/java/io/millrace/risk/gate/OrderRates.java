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
    private final long[][] timeNs;
    private final int[] oldest;
    private final int[] count;

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
        timeNs = new long[strategies * instruments][limit];
        oldest = new int[strategies * instruments];
        count = new int[strategies * instruments];
    }

    /**
     * Takes an order that was sent.
     *
     * @param strategy its number
     * @param instrument id
     * @param nowNs engine time
     */
    public void add(int strategy, int instrument, long nowNs) {
        int pair = strategy * instruments + instrument;
        timeNs[pair][(oldest[pair] + count[pair]) % limit] = nowNs;
        if (count[pair] < limit) {
            count[pair]++;
        } else {
            oldest[pair] = (oldest[pair] + 1) % limit;
        }
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
        int pair = strategy * instruments + instrument;
        while (count[pair] > 0 && nowNs - timeNs[pair][oldest[pair]] >= MINUTE_NS) {
            oldest[pair] = (oldest[pair] + 1) % limit;
            count[pair]--;
        }
        return count[pair];
    }

    /**
     * Writes the times.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("order-rates");
        for (int pair = 0; pair < count.length; pair++) {
            sink.putInt(count[pair]);
            for (int i = 0; i < count[pair]; i++) {
                sink.putLong(timeNs[pair][(oldest[pair] + i) % limit]);
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
        for (int pair = 0; pair < count.length; pair++) {
            count[pair] = source.takeCount("orders of a minute", limit);
            oldest[pair] = 0;
            for (int i = 0; i < count[pair]; i++) {
                timeNs[pair][i] = source.takeLong();
            }
        }
    }
}
