package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;

/** Check 7: whether an order is one at all. Engine's thread; it has no state. */
final class FormChecks {

    private final GateSettings settings;
    private final OpenOrders orders;
    private final Judgement judgement;

    FormChecks(GateSettings settings, GateBooks books, Judgement judgement) {
        this.settings = settings;
        this.orders = books.orders();
        this.judgement = judgement;
    }

    void wellFormed(Candidate order) {
        Instrument.Grid grid = settings.instruments().get(order.instrument).grid();
        if (order.size <= 0 || order.size % grid.lot() != 0) {
            judgement.check(7, order.size, grid.lot(), Verdict.MALFORMED);
        } else if (lacksPrice(order)) {
            judgement.check(7, NONE, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (!isOnGrid(order.limitPrice, grid) || !isOnGrid(order.stopPrice, grid)) {
            long offender = isOnGrid(order.limitPrice, grid) ? order.stopPrice : order.limitPrice;
            judgement.check(7, offender, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (order.referencePrice == NONE || order.referencePrice <= 0) {
            judgement.check(7, order.referencePrice, 1, Verdict.MALFORMED);
        } else if (order.role == OrderRole.ENTRY) {
            entryWellFormed(order, grid);
        } else if (order.action == OrderAction.REPLACE && loosens(order)) {
            judgement.check(7, order.stopPrice, currentStop(order), Verdict.MALFORMED);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    private void entryWellFormed(Candidate order, Instrument.Grid grid) {
        long value = Notional.of(order.referencePrice, order.size);
        if (value == NONE || value < grid.minNotional()) {
            judgement.check(7, value, grid.minNotional(), Verdict.MALFORMED);
        } else if (settings.limits().order().requireStop() && !stopProtects(order)) {
            judgement.check(7, order.stopPrice, order.referencePrice, Verdict.NO_STOP);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    private static boolean lacksPrice(Candidate order) {
        return (order.type == OrderType.LIMIT && order.limitPrice == NONE)
                || (order.type == OrderType.STOP && order.stopPrice == NONE);
    }

    private static boolean isOnGrid(long price, Instrument.Grid grid) {
        return price == NONE || (price > 0 && price % grid.priceIncrement() == 0);
    }

    /** The losing side is that of the market and of the order's own limit. */
    private static boolean stopProtects(Candidate order) {
        long stop = order.stopPrice;
        long limit = order.limitPrice == NONE ? order.referencePrice : order.limitPrice;
        return stop != NONE
                && (order.side == Side.BUY
                        ? stop < Math.min(limit, order.referencePrice)
                        : stop > Math.max(limit, order.referencePrice));
    }

    private long currentStop(Candidate order) {
        int row = orders.find(order.targetSequence, order.targetNumber);
        return row == OpenOrders.ABSENT ? NONE : orders.stopPrice(row);
    }

    private boolean loosens(Candidate order) {
        long current = currentStop(order);
        return current == NONE
                || (order.side == Side.SELL
                        ? order.stopPrice < current
                        : order.stopPrice > current);
    }
}
