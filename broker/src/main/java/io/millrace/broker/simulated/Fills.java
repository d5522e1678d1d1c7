package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Trades: fee, position, answers, and what follows for other orders. */
final class Fills {

    private static final byte MAKER = 1;
    private static final byte TAKER = 2;

    private final WorkingOrders orders;
    private final Holdings holdings;
    private final OrderLives lives;
    private final Answers answers;
    private final Oddities oddities;
    private final Fees[] fees;
    private boolean onBar;
    private boolean inside;

    Fills(
            InstrumentTable instruments,
            WorkingOrders orders,
            Holdings holdings,
            Answers answers,
            Oddities oddities) {
        this.orders = orders;
        this.holdings = holdings;
        this.answers = answers;
        this.oddities = oddities;
        lives = new OrderLives(orders, holdings, answers);
        fees = new Fees[instruments.size()];
        for (int id = 0; id < fees.length; id++) {
            fees[id] = new Fees(instruments.get(id));
        }
    }

    OrderLives lives() {
        return lives;
    }

    /** Says where in the event we are. */
    void at(boolean isBar, boolean isInside) {
        onBar = isBar;
        inside = isInside;
    }

    void take(WorkingOrder order, long market, long price, long size) {
        trade(order, market, price, size, TAKER);
    }

    void make(WorkingOrder order, long price, long size) {
        trade(order, price, price, size, MAKER);
    }

    /** Trades a size, above 0; a value beyond the range cannot trade and ends the order. */
    private void trade(WorkingOrder order, long market, long price, long size, byte liquidity) {
        long fee = fees[order.instrument].charge(order, price, size, liquidity == MAKER);
        if (fee == NONE) {
            lives.end(order, ExecutionKind.EXPIRED, ExecutionReason.NO_LIQUIDITY_AT_LIMIT);
            return;
        }
        Side before = holdings.side(order);
        holdings.add(order.strategy, order.instrument, order.side.sign() * size);
        boolean first = order.traded == 0;
        order.traded += size;
        order.remaining -= size;
        if (order.reduceOnly && !holdings.reduces(order)) {
            order.remaining = 0;
        }
        if (first && order.hasChildren) {
            lives.wake(order, onBar ? market : NONE, inside);
        }
        tell(order, price, size, fee, liquidity);
        if (order.remaining == 0) {
            orders.end(order);
        }
        lives.endIdle(order.strategy, order.instrument, before);
    }

    private void tell(WorkingOrder order, long price, long size, long fee, byte liquidity) {
        Oddities.WithFill odd = oddities.onFill();
        if (odd == Oddities.WithFill.ACCEPTED_BEFORE) {
            answers.tell(order, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
        }
        answers.fill(order, price, size, fee, liquidity);
        if (odd == Oddities.WithFill.ACCEPTED_AFTER) {
            answers.tell(order, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
        }
    }

    /** Where in an event we are is not written. */
    void save(StateSink sink) {
        for (Fees each : fees) {
            each.save(sink);
        }
    }

    void load(StateSource source) {
        for (Fees each : fees) {
            each.load(source);
        }
    }
}
