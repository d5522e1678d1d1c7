package io.millrace.risk;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.Side;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.StrategyPositions;

/**
 * Children and their intent, for check 21. There are four kinds of orders that reduce, each of
 * which may close everything once: stops; targets; exits; the flattening of the kill.
 *
 * <ul>
 *   <li>A child of an entry, with the open children of its kind of the same entry, may have the
 *       size of what remains of that entry and of what the strategy holds.
 *   <li>Any other order, with the open ones of its kind and strategy, may have the size of what the
 *       strategy holds; a flattening, of what all strategies hold that are on the side it closes.
 * </ul>
 *
 * An order that waits for its entry is charged to that entry alone, and one whose cancel is under
 * way is not charged. A change that does not enlarge its order adds nothing. Engine's thread; the
 * answers stay until the next call and are no state.
 */
final class Conservation {

    private final OpenOrders orders;
    private final StrategyPositions strategies;
    private long asked;
    private long allowed;

    Conservation(GateBooks books) {
        this.orders = books.orders();
        this.strategies = books.strategies();
    }

    /** Whether there is something to compare: false for a change that enlarges nothing. */
    boolean weigh(Candidate order) {
        boolean isChange = order.action == OrderAction.REPLACE;
        int target =
                order.targetSequence == 0
                        ? OpenOrders.ABSENT
                        : orders.find(order.targetSequence, order.targetNumber);
        if (isChange && target != OpenOrders.ABSENT && order.size <= orders.remaining(target)) {
            return false;
        }
        boolean isChild = !isChange && order.targetSequence != 0;
        allowed = held(order);
        if (isChild && target != OpenOrders.ABSENT) {
            allowed = FixedPoint.add(allowed, orders.remaining(target));
        }
        asked = order.size;
        int row = orders.next(order.instrument, 0);
        while (row != OpenOrders.ABSENT) {
            boolean counts = row != target && isOfKind(order, row) && isOf(order, row, isChild);
            asked = counts ? FixedPoint.add(asked, orders.remaining(row)) : asked;
            row = orders.next(order.instrument, row + 1);
        }
        return true;
    }

    /** What there is to close on the other side of the order. */
    private long held(Candidate order) {
        if (order.role != OrderRole.FLATTEN) {
            return onOtherSide(order, strategies.size(order.strategy, order.instrument));
        }
        long sum = 0;
        for (int by = 0; by < strategies.strategies(); by++) {
            long held = onOtherSide(order, strategies.size(by, order.instrument));
            sum = FixedPoint.add(sum, held);
        }
        return sum;
    }

    private static long onOtherSide(Candidate order, long size) {
        return order.side == Side.SELL ? Math.max(size, 0) : Math.max(-size, 0);
    }

    private boolean isOf(Candidate order, int row, boolean isChild) {
        if (isChild) {
            return orders.isChildOf(row, order.targetSequence, order.targetNumber);
        }
        boolean isSame = order.role == OrderRole.FLATTEN || orders.strategy(row) == order.strategy;
        return isSame && orders.status(row) != OrderStatus.HELD;
    }

    private boolean isOfKind(Candidate order, int row) {
        return orders.side(row) == order.side
                && orders.status(row) != OrderStatus.CANCEL_PENDING
                && kind(orders.role(row)) == kind(order.role);
    }

    private static int kind(OrderRole role) {
        return switch (role) {
            case ENTRY -> 0;
            case PROTECTIVE_STOP -> 1;
            case EXIT -> 2;
            case FLATTEN -> 3;
            case TAKE_PROFIT -> 4;
        };
    }

    /** Size of the order and of the open ones that count with it. */
    long asked() {
        return asked;
    }

    /** What they may have. */
    long allowed() {
        return allowed;
    }
}
