package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.risk.book.OpenOrders;

/**
 * New prices for entries that rest at a limit: by the strategy's wish, or because an entry that may
 * chase did not fill. A chase is priced at the market, judged like any order, and ends with a
 * cancel when it was denied or has used up its steps.
 */
final class Repricing {

    private final Desk desk;
    private final OrderPolicy policy;
    private final Protection protection;
    private final Candidate order = new Candidate();

    Repricing(Desk desk, OrderPolicy policy, Protection protection) {
        this.desk = desk;
        this.policy = policy;
        this.protection = protection;
    }

    /** First entry of a strategy from a row on whose limit can change. */
    int next(int strategy, int instrument, int from) {
        OpenOrders orders = desk.orders();
        int row = orders.find(strategy, instrument, OrderRole.ENTRY, from);
        while (row != OpenOrders.ABSENT && !canChange(row)) {
            row = orders.find(strategy, instrument, OrderRole.ENTRY, row + 1);
        }
        return row;
    }

    private boolean canChange(int row) {
        OrderType type = desk.orders().type(row);
        OrderStatus status = desk.orders().status(row);
        return (type == OrderType.LIMIT || type == OrderType.STOP_LIMIT)
                && status != OrderStatus.CANCEL_PENDING
                && status != OrderStatus.UNKNOWN;
    }

    /** Makes the instruction. */
    void write(Candidate change, int row, long price) {
        OpenOrders orders = desk.orders();
        change.start(
                orders.instrument(row),
                orders.strategy(row),
                OrderRole.ENTRY,
                orders.side(row),
                orders.remaining(row));
        change.action = OrderAction.REPLACE;
        change.type = orders.type(row);
        change.limitPrice = price;
        change.triggerPrice =
                orders.type(row) == OrderType.STOP_LIMIT ? orders.stopPrice(row) : NONE;
        change.stopPrice = protection.stopPrice(change.strategy, change.instrument);
        change.referencePrice = desk.positions().mark(change.instrument);
        change.targetSequence = orders.sequence(row);
        change.targetNumber = orders.number(row);
    }

    /** Lets an entry chase. */
    void start(int row, long nowNs) {
        if (row != OpenOrders.ABSENT) {
            long due = nowNs + policy.chaseAfterNs();
            desk.orders().chases().start(row, due, policy.chaseTimes());
        }
    }

    /** Lets entries that are due follow the market's newest price. */
    void chase(int instrument, long nowNs) {
        OpenOrders orders = desk.orders();
        if (!orders.chases().isDue(nowNs)) {
            return;
        }
        for (int row = 0; row < orders.rows(); row++) {
            boolean isIts = orders.status(row).isOpen() && orders.instrument(row) == instrument;
            if (isIts && orders.chases().isDue(row, nowNs)) {
                step(row, nowNs);
            }
        }
        orders.chases().settle();
    }

    private void step(int row, long nowNs) {
        OpenOrders orders = desk.orders();
        boolean goesOn = orders.chases().left(row) > 0 && canChange(row);
        orders.chases().step(row, nowNs + policy.chaseAfterNs());
        if (!goesOn || !move(row)) {
            desk.cancel(row);
        }
    }

    private boolean move(int row) {
        int id = desk.orders().instrument(row);
        long market = desk.positions().mark(id);
        long price =
                OrderPrices.inside(desk.instruments().get(id), market, desk.orders().side(row));
        write(order, row, price);
        return desk.submit(order) != Desk.DENIED;
    }
}
