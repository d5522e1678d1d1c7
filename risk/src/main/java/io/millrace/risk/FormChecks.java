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

    private final OpenOrders orders;
    private final Judgement judgement;
    private final long maxStopBps;
    private final Row[] rows;
    private final boolean requireStop;

    /** What orders in one instrument are multiples of, and the least that they are worth. */
    private record Row(
            long lot, Multiples lots, long increment, Multiples increments, long minNotional) {

        Row(Instrument.Grid grid) {
            this(
                    grid.lot(),
                    new Multiples(grid.lot()),
                    grid.priceIncrement(),
                    new Multiples(grid.priceIncrement()),
                    grid.minNotional());
        }

        /** The first price that is not on the grid, NONE when all are. */
        long offender(Candidate order) {
            if (!isOnGrid(order.limitPrice)) {
                return order.limitPrice;
            }
            if (!isOnGrid(order.triggerPrice)) {
                return order.triggerPrice;
            }
            return isOnGrid(order.stopPrice) ? NONE : order.stopPrice;
        }

        private boolean isOnGrid(long price) {
            return price == NONE || (price > 0 && increments.has(price));
        }
    }

    FormChecks(GateSettings settings, GateBooks books, Judgement judgement) {
        this.orders = books.orders();
        this.judgement = judgement;
        maxStopBps = settings.limits().order().maxStopBps();
        requireStop = settings.limits().order().requireStop();
        rows = new Row[settings.instruments().size()];
        for (int id = 0; id < rows.length; id++) {
            rows[id] = new Row(settings.instruments().get(id).grid());
        }
    }

    void wellFormed(Candidate order) {
        Row grid = rows[order.instrument];
        long offender = grid.offender(order);
        if (order.size <= 0 || !grid.lots.has(order.size)) {
            judgement.check(7, order.size, grid.lot(), Verdict.MALFORMED);
        } else if (lacksPrice(order)) {
            judgement.check(7, NONE, grid.increment, Verdict.MALFORMED);
        } else if (offender != NONE) {
            judgement.check(7, offender, grid.increment, Verdict.MALFORMED);
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

    private void entryWellFormed(Candidate order, Row grid) {
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
        return (isNew && requireStop) || order.stopPrice != NONE;
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
