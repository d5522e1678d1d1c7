package io.millrace.risk;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The last entries that passed, for the duplicate check. A ring of fixed size; engine's thread. */
final class RecentIntents {

    private static final int CAPACITY = 64;
    private static final int SLOTS = 1_024;

    private final int[] instrument = new int[CAPACITY];
    private final int[] strategy = new int[CAPACITY];
    private final int[] side = new int[CAPACITY];
    private final long[] size = new long[CAPACITY];
    private final long[] limitPrice = new long[CAPACITY];
    private final long[] timeNs = new long[CAPACITY];
    private final long[] key = new long[CAPACITY];

    /** How many keys share a slot: where there is none, no intent is equal. */
    private final byte[] shared = new byte[SLOTS];

    private int next;
    private int count;

    void add(Candidate order, long nowNs) {
        if (count == CAPACITY) {
            shared[slotOf(key[next])]--;
        }
        instrument[next] = order.instrument;
        strategy[next] = order.strategy;
        side[next] = order.side.code();
        size[next] = order.size;
        limitPrice[next] = order.limitPrice;
        timeNs[next] = nowNs;
        key[next] = keyOf(next);
        shared[slotOf(key[next])]++;
        next = (next + 1) % CAPACITY;
        count = Math.min(count + 1, CAPACITY);
    }

    /** Time since the newest equal intent, {@link Long#MAX_VALUE} when there is none. */
    long ageOf(Candidate order, long nowNs) {
        long wanted =
                mix(order.instrument, order.strategy, order.side.code(), order.size)
                        ^ order.limitPrice;
        long age = Long.MAX_VALUE;
        if (shared[slotOf(wanted)] == 0) {
            return age;
        }
        for (int i = 0; i < count; i++) {
            if (key[i] == wanted && equal(i, order)) {
                age = Math.min(age, nowNs - timeNs[i]);
            }
        }
        return age;
    }

    private static int slotOf(long wanted) {
        return (int) ((wanted * 0x9E37_79B9_7F4A_7C15L) >>> 54);
    }

    private long keyOf(int i) {
        return mix(instrument[i], strategy[i], side[i], size[i]) ^ limitPrice[i];
    }

    /** One comparison rules out most of what is not equal. */
    private static long mix(int instrumentId, int strategyId, int sideCode, long units) {
        long place = ((long) instrumentId << 32) | ((long) strategyId << 2) | sideCode;
        return (place * 0x9E37_79B9_7F4A_7C15L) ^ Long.rotateLeft(units, 21);
    }

    private boolean equal(int i, Candidate order) {
        return instrument[i] == order.instrument
                && strategy[i] == order.strategy
                && side[i] == order.side.code()
                && size[i] == order.size
                && limitPrice[i] == order.limitPrice;
    }

    void save(StateSink sink) {
        sink.putText("recent-intents");
        sink.putInt(count);
        for (int i = 0; i < count; i++) {
            int at = Math.floorMod(next - count + i, CAPACITY);
            sink.putInt(instrument[at]);
            sink.putInt(strategy[at]);
            sink.putInt(side[at]);
            sink.putLong(size[at]);
            sink.putLong(limitPrice[at]);
            sink.putLong(timeNs[at]);
        }
    }

    /** Takes them over, oldest first; their places in the ring matter to no answer. */
    void load(StateSource source) {
        source.expectText("recent-intents");
        count = source.takeCount("recent intents", CAPACITY);
        next = count % CAPACITY;
        java.util.Arrays.fill(shared, (byte) 0);
        for (int i = 0; i < count; i++) {
            instrument[i] = source.takeInt();
            strategy[i] = source.takeInt();
            side[i] = source.takeInt();
            size[i] = source.takeLong();
            limitPrice[i] = source.takeLong();
            timeNs[i] = source.takeLong();
            key[i] = keyOf(i);
            shared[slotOf(key[i])]++;
        }
    }
}
