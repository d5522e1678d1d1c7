package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.Side;

/**
 * Beginnings and ends that orders cause in each other: an entry wakes what hangs on it, or takes it
 * along; a position that is gone ends what could only reduce it.
 */
final class OrderLives {

    private final WorkingOrders orders;
    private final Holdings holdings;
    private final Answers answers;

    OrderLives(WorkingOrders orders, Holdings holdings, Answers answers) {
        this.orders = orders;
        this.holdings = holdings;
        this.answers = answers;
    }

    /** Lets what hangs on an entry work, from its first fill on. */
    void wake(WorkingOrder parent, long fromPrice, boolean inside) {
        for (int row = 0; row < orders.count(); row++) {
            WorkingOrder order = orders.get(row);
            if (order.held && !order.done && order.hangsOn(parent)) {
                order.held = false;
                order.fromPrice = fromPrice;
                order.inside = inside;
                answers.tell(order, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
            }
        }
    }

    /** Ends an order, after those that still wait for its first fill. */
    void end(WorkingOrder order, ExecutionKind kind, ExecutionReason reason) {
        for (int row = orders.count() - 1; row >= 0; row--) {
            WorkingOrder child = orders.get(row);
            if (child.held && !child.done && child.hangsOn(order)) {
                orders.end(child);
                answers.tell(child, ExecutionKind.CANCELLED, ExecutionReason.ENTRY_ENDED, NONE);
            }
        }
        orders.end(order);
        answers.tell(order, kind, reason, NONE);
        if (order.hasChildren && order.traded > 0) {
            endIdle(order.strategy, order.instrument, Side.NONE);
        }
    }

    /**
     * Ends what can no longer reduce, and the rest of an entry whose position was closed. What
     * hangs on an entry that still works, and never could reduce yet, stays.
     *
     * @param before side of the position before the fill
     */
    void endIdle(int strategy, int instrument, Side before) {
        Side now = Side.of(holdings.of(strategy, instrument));
        for (int row = orders.count() - 1; row >= 0; row--) {
            WorkingOrder order = orders.get(row);
            boolean concerned =
                    order.instrument == instrument
                            && order.strategy == strategy
                            && !order.done
                            && !order.held;
            if (concerned && isIdle(order, before, now)) {
                end(order, ExecutionKind.CANCELLED, ExecutionReason.POSITION_CLOSED);
            }
        }
    }

    private boolean isIdle(WorkingOrder order, Side before, Side now) {
        if (order.reduceOnly) {
            Side reduced = order.side.opposite();
            return now != reduced && (before == reduced || !isEntryOpen(order));
        }
        return order.hasChildren && order.traded > 0 && before == order.side && now != before;
    }

    /** Whether the entry that an order hangs on still works. */
    boolean isEntryOpen(WorkingOrder order) {
        return order.hasParent()
                && orders.find(order.parentSequence, order.parentNumber) != WorkingOrders.ABSENT;
    }
}
