package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.OrderRole;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Side;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;

/** What strategies may see of the books. Engine's thread. */
final class RiskView implements PositionView {

    private final PositionBook positions;
    private final OpenOrders orders;

    RiskView(PositionBook positions, OpenOrders orders) {
        this.positions = positions;
        this.orders = orders;
    }

    @Override
    public long size(int instrumentId) {
        return positions.size(instrumentId);
    }

    @Override
    public long averagePrice(int instrumentId) {
        return positions.averagePrice(instrumentId);
    }

    @Override
    public long stopPrice(int instrumentId) {
        int row = protectionOf(instrumentId);
        return row == OpenOrders.ABSENT ? NONE : orders.stopPrice(row);
    }

    @Override
    public boolean isBusy(int instrumentId) {
        return orders.open(instrumentId) > orders.protective(instrumentId);
    }

    @Override
    public long netSize(int instrumentId) {
        return positions.size(instrumentId);
    }

    @Override
    public long entryPrice(int instrumentId) {
        return NONE;
    }

    @Override
    public long equity() {
        return positions.equity();
    }

    /** First protective stop that can reduce the position; any when there is no position yet. */
    int protectionOf(int instrumentId) {
        Side held = Side.of(positions.size(instrumentId));
        int row = orders.findRole(instrumentId, OrderRole.PROTECTIVE_STOP, 0);
        while (row != OpenOrders.ABSENT && orders.side(row) == held) {
            row = orders.findRole(instrumentId, OrderRole.PROTECTIVE_STOP, row + 1);
        }
        return row;
    }
}
