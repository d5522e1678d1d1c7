package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.OrderRole;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Side;

/** What one strategy may see of the books. Engine's thread. */
public final class RiskView implements PositionView {

    private final int strategy;
    private final PositionBook positions;
    private final OpenOrders orders;

    /**
     * A view that follows the books.
     *
     * @param strategy its number
     * @param positions what is held
     * @param orders what was asked for
     */
    public RiskView(int strategy, PositionBook positions, OpenOrders orders) {
        this.strategy = strategy;
        this.positions = positions;
        this.orders = orders;
    }

    @Override
    public long size(int instrumentId) {
        return positions.size(strategy, instrumentId);
    }

    @Override
    public long averagePrice(int instrumentId) {
        return positions.averagePrice(strategy, instrumentId);
    }

    @Override
    public long stopPrice(int instrumentId) {
        Side held = Side.of(positions.size(strategy, instrumentId));
        int row = orders.find(strategy, instrumentId, OrderRole.PROTECTIVE_STOP, 0);
        while (row != OpenOrders.ABSENT && orders.side(row) == held) {
            row = orders.find(strategy, instrumentId, OrderRole.PROTECTIVE_STOP, row + 1);
        }
        return row == OpenOrders.ABSENT ? NONE : orders.stopPrice(row);
    }

    @Override
    public boolean isBusy(int instrumentId) {
        return orders.totals().busy(strategy, instrumentId) > 0;
    }

    @Override
    public long netSize(int instrumentId) {
        return positions.size(instrumentId);
    }

    @Override
    public long entryPrice(int instrumentId) {
        int row = orders.find(strategy, instrumentId, OrderRole.ENTRY, 0);
        return row == OpenOrders.ABSENT ? NONE : orders.limitPrice(row);
    }

    @Override
    public long equity() {
        return positions.equity();
    }
}
