package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.StrategyPositions;

/**
 * What of ours an entry could trade against, for check 15. An order of any strategy counts when it
 * is on the other side and
 *
 * <ul>
 *   <li>rests at a limit that the entry reaches, or has no limit at all;
 *   <li>waits for a trigger, and would run into the entry that rests beyond it: a stop that sells,
 *       into a bid at or below its trigger;
 *   <li>is an entry of another strategy, at whatever price.
 * </ul>
 *
 * So does what another strategy holds on the other side: the account is netted. Engine's thread; no
 * state.
 */
final class SelfTrade {

    private final OpenOrders orders;
    private final StrategyPositions strategies;

    SelfTrade(OpenOrders orders, StrategyPositions strategies) {
        this.orders = orders;
        this.strategies = strategies;
    }

    /** Size on the other side, {@link FixedPoint#NONE} on overflow. */
    long opposing(Candidate order) {
        long size = 0;
        for (int id = 0; id < strategies.strategies(); id++) {
            long held = id == order.strategy ? 0 : strategies.size(id, order.instrument);
            if (order.side == Side.BUY ? held < 0 : held > 0) {
                size = FixedPoint.add(size, Math.abs(held));
            }
        }
        int row = orders.next(order.instrument, 0);
        while (row != OpenOrders.ABSENT) {
            size = meets(order, row) ? FixedPoint.add(size, orders.remaining(row)) : size;
            row = orders.next(order.instrument, row + 1);
        }
        return size;
    }

    private boolean meets(Candidate order, int row) {
        if (orders.side(row) == order.side) {
            return false;
        }
        boolean isRival =
                orders.role(row) == OrderRole.ENTRY && orders.strategy(row) != order.strategy;
        return isRival || (waits(row) ? restsBeyond(order, row) : reaches(order, row));
    }

    private boolean waits(int row) {
        OrderType type = orders.type(row);
        return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
    }

    private boolean reaches(Candidate order, int row) {
        long ours = order.limitPrice;
        long theirs = orders.limitPrice(row);
        return ours == NONE
                || theirs == NONE
                || (order.side == Side.BUY ? ours >= theirs : ours <= theirs);
    }

    private boolean restsBeyond(Candidate order, int row) {
        long ours = order.limitPrice;
        long trigger = orders.stopPrice(row);
        return ours != NONE
                && (trigger == NONE
                        || (order.side == Side.BUY ? ours <= trigger : ours >= trigger));
    }
}
