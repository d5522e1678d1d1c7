package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.gate.Multiples;

/** Check 7: whether an order is one at all. Engine's thread; it has no state. */
final class FormChecks {

    private final GateSettings settings;
    private final OpenOrders orders;
    private final Judgement judgement;
    private final long maxStopBps;
    private final Multiples lots;
    private final Multiples increments;

    FormChecks(GateSettings settings, GateBooks books, Judgement judgement) {
        this.settings = settings;
        this.orders = books.orders();
        this.judgement = judgement;
        maxStopBps = settings.limits().order().maxStopBps();
        int instruments = settings.instruments().size();
        lots = new Multiples(instruments);
        increments = new Multiples(instruments);
        for (int id = 0; id < instruments; id++) {
            Instrument.Grid grid = settings.instruments().get(id).grid();
            lots.step(id, grid.lot());
            increments.step(id, grid.priceIncrement());
        }
    }

    void wellFormed(Candidate order) {
        Instrument.Grid grid = settings.instruments().get(order.instrument).grid();
        long offender = offender(order);
        if (order.size <= 0 || !lots.has(order.instrument, order.size)) {
            judgement.check(7, order.size, grid.lot(), Verdict.MALFORMED);
        } else if (lacksPrice(order)) {
            judgement.check(7, NONE, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (offender != NONE) {
            judgement.check(7, offender, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (order.referencePrice == NONE || order.referencePrice <= 0) {
            judgement.check(7, order.referencePrice, 1, Verdict.MALFORMED);
        } else if (order.role == OrderRole.ENTRY) {
            entryWellFormed(order, grid);
        } else if (order.role == OrderRole.PROTECTIVE_STOP
                && order.action == OrderAction.REPLACE
                && loosens(order)) {
            judgement.check(7, order.stopPrice, currentStop(order), Verdict.MALFORMED);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    private void entryWellFormed(Candidate order, Instrument.Grid grid) {
        long value = Notional.of(order.referencePrice, order.size);
        if (value == NONE || value < grid.minNotional()) {
            judgement.check(7, value, grid.minNotional(), Verdict.MALFORMED);
        } else if (!targetWins(order)) {
            judgement.check(7, order.targetPrice, order.price(), Verdict.MALFORMED);
        } else if (needsStop(order) && !stopProtects(order)) {
            judgement.check(7, order.stopPrice, order.referencePrice, Verdict.NO_STOP);
        } else if (order.stopPrice != NONE && isFar(order)) {
            long most = Notional.basisPoints(order.price(), maxStopBps);
            judgement.check(7, distance(order), most, Verdict.NO_STOP);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    /** A stop at the whole price is no limit: a short's may be further away. */
    private boolean isFar(Candidate order) {
        return maxStopBps < RiskLimits.ONE_IN_BASIS_POINTS
                && Notional.compareProducts(
                                distance(order),
                                RiskLimits.ONE_IN_BASIS_POINTS,
                                maxStopBps,
                                order.price())
                        > 0;
    }

    private static long distance(Candidate order) {
        return Math.abs(order.price() - order.stopPrice);
    }

    /** An order that only gets another price keeps the stop it has. */
    private boolean needsStop(Candidate order) {
        boolean isNew = order.action == OrderAction.NEW;
        return (isNew && settings.limits().order().requireStop()) || order.stopPrice != NONE;
    }

    private static boolean lacksPrice(Candidate order) {
        boolean hasTrigger =
                order.triggerPrice != NONE
                        || (order.role != OrderRole.ENTRY && order.stopPrice != NONE);
        return switch (order.type) {
            case MARKET -> false;
            case LIMIT -> order.limitPrice == NONE;
            case STOP -> !hasTrigger;
            case STOP_LIMIT -> !hasTrigger || order.limitPrice == NONE;
        };
    }

    /** The first price that is not on the grid, NONE when all are. */
    private long offender(Candidate order) {
        if (!isOnGrid(order.limitPrice, order.instrument)) {
            return order.limitPrice;
        }
        if (!isOnGrid(order.triggerPrice, order.instrument)) {
            return order.triggerPrice;
        }
        return isOnGrid(order.stopPrice, order.instrument) ? NONE : order.stopPrice;
    }

    private boolean isOnGrid(long price, int instrument) {
        return price == NONE || (price > 0 && increments.has(instrument, price));
    }

    /** The losing side is that of the order's own price, and of the market for one that trades. */
    private static boolean stopProtects(Candidate order) {
        long stop = order.stopPrice;
        long own = order.limitPrice == NONE ? order.price() : order.limitPrice;
        long market = order.triggerPrice == NONE ? order.referencePrice : order.triggerPrice;
        return stop != NONE
                && (order.side == Side.BUY
                        ? stop < Math.min(own, market)
                        : stop > Math.max(own, market));
    }

    /** A target must be beyond what the entry may come to cost. */
    private static boolean targetWins(Candidate order) {
        long target = order.targetPrice;
        return target == NONE
                || (order.side == Side.BUY ? target > order.price() : target < order.price());
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
