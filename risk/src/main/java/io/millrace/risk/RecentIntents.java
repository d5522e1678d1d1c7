package io.millrace.risk;

import io.millrace.model.state.StateHash;

/** The last entries that passed, for the duplicate check. A ring of fixed size; engine's thread. */
final class RecentIntents {

    private static final int CAPACITY = 64;

    private final int[] instrument = new int[CAPACITY];
    private final int[] strategy = new int[CAPACITY];
    private final int[] side = new int[CAPACITY];
    private final long[] size = new long[CAPACITY];
    private final long[] limitPrice = new long[CAPACITY];
    private final long[] timeNs = new long[CAPACITY];
    private int next;
    private int count;

    void add(Candidate order, long nowNs) {
        instrument[next] = order.instrument;
        strategy[next] = order.strategy;
        side[next] = order.side.code();
        size[next] = order.size;
        limitPrice[next] = order.limitPrice;
        timeNs[next] = nowNs;
        next = (next + 1) % CAPACITY;
        count = Math.min(count + 1, CAPACITY);
    }

    /** Time since the newest equal intent, {@link Long#MAX_VALUE} when there is none. */
    long ageOf(Candidate order, long nowNs) {
        long age = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            if (equal(i, order)) {
                age = Math.min(age, nowNs - timeNs[i]);
            }
        }
        return age;
    }

    private boolean equal(int i, Candidate order) {
        return instrument[i] == order.instrument
                && strategy[i] == order.strategy
                && side[i] == order.side.code()
                && size[i] == order.size
                && limitPrice[i] == order.limitPrice;
    }

    void hashInto(StateHash hash) {
        hash.putText("recent-intents");
        hash.putInt(count);
        for (int i = 0; i < count; i++) {
            int at = Math.floorMod(next - count + i, CAPACITY);
            hash.putInt(instrument[at]);
            hash.putInt(strategy[at]);
            hash.putInt(side[at]);
            hash.putLong(size[at]);
            hash.putLong(limitPrice[at]);
            hash.putLong(timeNs[at]);
        }
    }
}
