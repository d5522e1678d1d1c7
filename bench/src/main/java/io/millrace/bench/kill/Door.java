package io.millrace.bench.kill;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

/**
 * The far side of the order door: notes when the first and the last cancel came, and what else came
 * after the first. Written by the engine's thread, read by another.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
final class Door implements BrokerGateway {

    private volatile long firstNs;
    private volatile long lastNs;
    private volatile int entries;
    private volatile int cancels;
    private volatile int flattenings;
    private volatile int others;

    @Override
    public void send(long cause, int instrument, OrderFlyweight order) {
        long nowNs = System.nanoTime();
        if (order.action() == OrderAction.CANCEL.code()) {
            if (cancels == 0) {
                firstNs = nowNs;
            }
            lastNs = nowNs;
            cancels = cancels + 1;
        } else if (order.role() == OrderRole.FLATTEN.code()) {
            flattenings = flattenings + 1;
        } else if (cancels > 0) {
            others = others + 1;
        } else {
            entries = entries + 1;
        }
    }

    int entries() {
        return entries;
    }

    int cancels() {
        return cancels;
    }

    long firstNs() {
        return firstNs;
    }

    long lastNs() {
        return lastNs;
    }

    /** Waits, busy, until the last cancel was sent. */
    void await(long deadlineNs) {
        while (cancels < ManyEntries.ENTRIES) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException(
                        cancels + " cancels; there must be " + ManyEntries.ENTRIES);
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Looks at the whole kill.
     *
     * @throws IllegalStateException when it was another one than the one to be measured
     */
    void check() {
        boolean isRight =
                entries == ManyEntries.ENTRIES + 1
                        && cancels == ManyEntries.ENTRIES
                        && flattenings > 0
                        && others == 0;
        if (!isRight) {
            throw new IllegalStateException(
                    "before the kill "
                            + entries
                            + " orders, then "
                            + cancels
                            + " cancels, "
                            + flattenings
                            + " flattenings and "
                            + others
                            + " others; expected "
                            + (ManyEntries.ENTRIES + 1)
                            + ", "
                            + ManyEntries.ENTRIES
                            + ", one or more, none");
        }
    }
}
