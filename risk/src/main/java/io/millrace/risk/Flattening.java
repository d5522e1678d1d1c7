package io.millrace.risk;

import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.TradingStateMachine;

/**
 * What the kill switch does besides blocking: cancels entries and targets, closes positions;
 * protective stops stay until the position is gone.
 */
final class Flattening {

    private final Desk desk;
    private final TradingStateMachine machine;
    private final boolean closes;
    private final Candidate order = new Candidate();

    Flattening(Desk desk, TradingStateMachine machine, boolean closes) {
        this.desk = desk;
        this.machine = machine;
        this.closes = closes;
    }

    /** Losses and concentration are closed; after a failure the stops protect what is held. */
    boolean isOn() {
        return closes
                && switch (machine.cause()) {
                    case DAILY_LOSS, DRAWDOWN, CONCENTRATION -> machine.isHalted();
                    default -> false;
                };
    }

    /** Cancels and closes everything, right after trading was halted. */
    void kill() {
        for (int id = 0; id < desk.positions().instruments(); id++) {
            cancel(id, OrderRole.ENTRY);
            if (isOn()) {
                cancel(id, OrderRole.TAKE_PROFIT);
                for (int by = 0; by < desk.positions().strategies(); by++) {
                    flatten(by, id);
                }
            }
        }
    }

    private void cancel(int instrument, OrderRole role) {
        int row = desk.orders().findRole(instrument, role, 0);
        while (row != OpenOrders.ABSENT) {
            desk.cancel(row);
            row = desk.orders().findRole(instrument, role, row + 1);
        }
    }

    /** With each price: closes what could not be closed before. */
    void retry(int instrument) {
        if (isOn()) {
            for (int by = 0; by < desk.positions().strategies(); by++) {
                flatten(by, instrument);
            }
        }
    }

    /** Closes what a strategy holds and is not yet being closed by the kill. */
    void flatten(int strategy, int instrument) {
        long held = desk.positions().size(strategy, instrument);
        if (held == 0) {
            return;
        }
        Side side = Side.of(held).opposite();
        order.start(instrument, strategy, OrderRole.FLATTEN, side, Math.abs(held));
        order.referencePrice = desk.positions().mark(instrument);
        OrderPrices.marketable(desk.instruments().get(instrument), order);
        order.size -= desk.orders().remaining(strategy, instrument, OrderRole.FLATTEN, side);
        if (order.size <= 0) {
            return;
        }
        desk.submit(order);
    }
}
