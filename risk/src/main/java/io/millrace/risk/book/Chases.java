package io.millrace.risk.book;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/** When an order that does not fill is to follow the market again, by row of {@link OpenOrders}. */
public final class Chases {

    private static final long NEVER = Long.MAX_VALUE;

    private final long[] dueNs = new long[OpenOrders.CAPACITY];
    private final int[] left = new int[OpenOrders.CAPACITY];
    private long nextNs = NEVER;

    Chases() {
        Arrays.fill(dueNs, NEVER);
    }

    /**
     * Lets an order follow.
     *
     * @param row of the order
     * @param at engine time of the next step
     * @param times how many steps it may make
     */
    public void start(int row, long at, int times) {
        dueNs[row] = at;
        left[row] = times;
        nextNs = Math.min(nextNs, at);
    }

    void stop(int row) {
        dueNs[row] = NEVER;
        left[row] = 0;
    }

    /**
     * Whether any order may be due.
     *
     * @param nowNs engine time
     * @return false when none can be
     */
    public boolean isDue(long nowNs) {
        return nowNs >= nextNs;
    }

    /**
     * Whether an order is due.
     *
     * @param row of the order
     * @param nowNs engine time
     * @return true from its time on
     */
    public boolean isDue(int row, long nowNs) {
        return nowNs >= dueNs[row];
    }

    /**
     * Steps that an order may still make.
     *
     * @param row of the order
     * @return 0 or more
     */
    public int left(int row) {
        return left[row];
    }

    /**
     * Notes a step.
     *
     * @param row of the order
     * @param at engine time of the next one
     */
    public void step(int row, long at) {
        dueNs[row] = at;
        left[row]--;
    }

    /** Looks for the next time, after the due ones were handled. */
    public void settle() {
        nextNs = NEVER;
        for (long due : dueNs) {
            nextNs = Math.min(nextNs, due);
        }
    }

    void save(StateSink sink) {
        sink.putLong(nextNs);
        int following = 0;
        for (int row = 0; row < dueNs.length; row++) {
            following += follows(row) ? 1 : 0;
        }
        sink.putInt(following);
        for (int row = 0; row < dueNs.length; row++) {
            if (follows(row)) {
                sink.putInt(row);
                sink.putLong(dueNs[row]);
                sink.putInt(left[row]);
            }
        }
    }

    private boolean follows(int row) {
        return dueNs[row] != NEVER || left[row] != 0;
    }

    void load(StateSource source) {
        Arrays.fill(dueNs, NEVER);
        Arrays.fill(left, 0);
        nextNs = source.takeLong();
        int following = source.takeCount("orders that follow the market", dueNs.length);
        for (int i = 0; i < following; i++) {
            int row = source.takeCount("row of an order that follows", dueNs.length - 1);
            dueNs[row] = source.takeLong();
            left[row] = source.takeInt();
        }
    }
}
