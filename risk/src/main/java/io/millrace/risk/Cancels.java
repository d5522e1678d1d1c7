package io.millrace.risk;

import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.KillFlatten;

import java.util.Arrays;

/**
 * Ends what works and protects nothing: when trading halts, when an instrument is closed, and again
 * every 3 seconds for as long as the broker did not end it, whatever it answered. Engine's thread.
 */
final class Cancels {

    /** How long cancels are waited for, ns of engine time. */
    static final long WAIT_NS = 3 * Timeframe.SECOND_NS;

    static final long LONG_AGO_NS = Long.MIN_VALUE / 2;

    private final Desk desk;
    private final OpenOrders orders;
    private final KillFlatten mode;
    private final boolean[] closes;
    private final long[] sentNs;

    /**
     * Nothing cancelled yet.
     *
     * @param closes which instruments are being closed; written by the caller
     */
    Cancels(Desk desk, KillFlatten mode, boolean[] closes) {
        this.desk = desk;
        this.orders = desk.orders();
        this.mode = mode;
        this.closes = closes;
        sentNs = new long[closes.length];
        Arrays.fill(sentNs, LONG_AGO_NS);
    }

    /**
     * Cancels what the settings say, of all instruments, and what closes without being asked to any
     * longer; returns how many orders.
     */
    int all() {
        int count = 0;
        for (int id = 0; id < closes.length; id++) {
            count += cancel(id, OrderRole.ENTRY);
            count += mode == KillFlatten.NONE ? 0 : others(id);
            count += closes[id] ? 0 : cancel(id, OrderRole.FLATTEN);
        }
        return count;
    }

    private int others(int instrument) {
        return cancel(instrument, OrderRole.TAKE_PROFIT) + cancel(instrument, OrderRole.EXIT);
    }

    /** Cancels everything of an instrument but stops and what closes it; returns how many. */
    int allBut(int instrument) {
        return cancel(instrument, OrderRole.ENTRY) + others(instrument);
    }

    int cancel(int instrument, OrderRole role) {
        int count = 0;
        int row = orders.findRole(instrument, role, 0);
        while (row != OpenOrders.ABSENT) {
            if (orders.status(row) != OrderStatus.CANCEL_PENDING) {
                desk.cancel(row);
                sentNs[instrument] = desk.emitter().timeNs();
                count++;
            }
            row = orders.findRole(instrument, role, row + 1);
        }
        return count;
    }

    /**
     * While halted, with each event, before the broker's answers in it: what works and protects
     * nothing is cancelled again, in a run that came up halted for the first time. Where something
     * is being closed that is left to {@link #sweep(int)}, behind the close, which must never wait
     * for the next cancel.
     */
    void sweep() {
        for (int row = 0; row < orders.rows(); row++) {
            boolean works =
                    orders.status(row).isOpen() && orders.status(row) != OrderStatus.CANCEL_PENDING;
            if (works && !closes[orders.instrument(row)] && mustEnd(row)) {
                sweep(orders.instrument(row));
            }
        }
    }

    /**
     * All orders of an instrument at once, every 3 seconds: what the broker did not cancel, and
     * what it did not answer. A second cancel of an order that has ended is refused, and changes
     * nothing.
     */
    void sweep(int instrument) {
        long now = desk.emitter().timeNs();
        long since = now - sentNs[instrument];
        boolean isLate = since >= WAIT_NS;
        if (!isLate && since != 0) {
            return;
        }
        int row = orders.next(instrument, 0);
        while (row != OpenOrders.ABSENT) {
            boolean isUnderWay = orders.status(row) == OrderStatus.CANCEL_PENDING;
            if ((isLate || !isUnderWay) && mustEnd(row)) {
                desk.cancelAgain(row);
                sentNs[instrument] = now;
            }
            row = orders.next(instrument, row + 1);
        }
    }

    /** Whether an order has no place in a halt, or in an instrument that is being closed. */
    private boolean mustEnd(int row) {
        int instrument = orders.instrument(row);
        return switch (orders.role(row)) {
            case ENTRY -> true;
            case TAKE_PROFIT, EXIT -> mode != KillFlatten.NONE || closes[instrument];
            case FLATTEN -> !closes[instrument];
            case PROTECTIVE_STOP ->
                    isQuiet(instrument)
                            && desk.positions().size(orders.strategy(row), instrument) == 0;
        };
    }

    /** Whether a halt has nothing left to end: what is open are stops of what is held. */
    boolean areOver() {
        for (int row = 0; row < orders.rows(); row++) {
            boolean isClosing = orders.role(row) == OrderRole.FLATTEN;
            if (orders.status(row).isOpen() && (isClosing || mustEnd(row))) {
                return false;
            }
        }
        return true;
    }

    /** Whether cancels of an instrument may still be answered. */
    boolean areUnderWay(int instrument) {
        return desk.emitter().timeNs() - sentNs[instrument] < WAIT_NS
                && (hasOpen(instrument, OrderRole.ENTRY)
                        || hasOpen(instrument, OrderRole.TAKE_PROFIT)
                        || hasOpen(instrument, OrderRole.EXIT));
    }

    /** Whether nothing is on its way that could still change what is held. */
    boolean isQuiet(int instrument) {
        return !hasOpen(instrument, OrderRole.ENTRY) && !hasOpen(instrument, OrderRole.FLATTEN);
    }

    private boolean hasOpen(int instrument, OrderRole role) {
        return orders.findRole(instrument, role, 0) != OpenOrders.ABSENT;
    }

    /** When an order of the instrument was last cancelled, engine time. */
    long sentNs(int instrument) {
        return sentNs[instrument];
    }

    void sentNs(int instrument, long timeNs) {
        sentNs[instrument] = timeNs;
    }
}
