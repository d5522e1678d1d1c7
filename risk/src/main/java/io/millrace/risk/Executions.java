package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateCause;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.OrderEvent;
import io.millrace.risk.state.AccountReporter;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.SoftStops;

/** What a broker's answer does to the books, and what follows from it. Engine's thread. */
final class Executions {

    private final Desk desk;
    private final OpenOrders orders;
    private final AccountReporter account;
    private final KillSwitch killSwitch;
    private final SoftStops soft;
    private final Flattening flattening;
    private final Protection protection;

    Executions(
            Desk desk,
            AccountReporter account,
            Supervision supervision,
            Flattening flattening,
            Protection protection) {
        this.desk = desk;
        this.orders = desk.orders();
        this.account = account;
        killSwitch = supervision.killSwitch();
        soft = supervision.soft();
        this.flattening = flattening;
        this.protection = protection;
    }

    /** Returns the profit of the round trip that it ended, {@link FixedPoint#NONE} when none. */
    long take(int instrument, ExecutionFlyweight execution) {
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        int row = orders.find(execution.orderSequence(), execution.orderNumber());
        switch (kind) {
            case FILL -> {
                return onFill(instrument, row, execution);
            }
            case CHARGE -> onCharge(instrument, execution);
            case REPLACED -> {
                if (row != OpenOrders.ABSENT) {
                    orders.reprice(row, execution.price());
                }
            }
            case ACCEPTED -> note(row, OrderEvent.ACCEPTED);
            case TRIGGERED -> note(row, OrderEvent.TRIGGERED);
            case CANCEL_REJECTED -> note(row, OrderEvent.CANCEL_REJECTED);
            case REPLACE_REJECTED -> note(row, OrderEvent.REPLACE_REJECTED);
            case CANCELLED -> end(instrument, row, OrderEvent.CANCELLED);
            case REJECTED -> end(instrument, row, OrderEvent.REJECTED);
            case EXPIRED -> end(instrument, row, OrderEvent.EXPIRED);
            case NONE -> {
                // It says nothing.
            }
        }
        return NONE;
    }

    /** An order that never left is rejected; one that was to change stays as it was. */
    void takeBack(long cause, OrderFlyweight refused) {
        boolean isChange = refused.action() == OrderAction.REPLACE.code();
        int row =
                isChange
                        ? orders.find(refused.targetSequence(), refused.targetNumber())
                        : orders.find(cause, refused.number());
        note(row, isChange ? OrderEvent.REPLACE_REJECTED : OrderEvent.REJECTED);
    }

    private void note(int row, OrderEvent event) {
        if (row != OpenOrders.ABSENT) {
            orders.note(row, event);
        }
    }

    /** The end of what was cancelled lets the flattening go on. */
    private void end(int instrument, int row, OrderEvent event) {
        if (row == OpenOrders.ABSENT) {
            return;
        }
        int strategy = orders.strategy(row);
        boolean closed = orders.role(row) == OrderRole.FLATTEN;
        orders.note(row, event);
        protection.settle(strategy, instrument);
        if (!closed) {
            flattening.flatten(instrument);
        }
    }

    /** What belongs to no strategy of ours has no place in the books: they stay, and we halt. */
    private boolean isOurs(int strategy, long amount) {
        boolean isOurs = strategy >= 0 && strategy < desk.positions().strategies();
        if (!isOurs && killSwitch.fail(amount, 0)) {
            flattening.kill();
        }
        return isOurs;
    }

    private void onCharge(int instrument, ExecutionFlyweight execution) {
        if (!isOurs(execution.strategyId(), execution.fee())) {
            return;
        }
        desk.positions().charge(execution.strategyId(), instrument, execution.fee());
        account.report(execution.strategyId(), instrument, NONE);
        if (killSwitch.evaluate()) {
            flattening.kill();
        }
    }

    private long onFill(int instrument, int row, ExecutionFlyweight execution) {
        long open = isOf(row, instrument, execution) ? orders.remaining(row) : 0;
        int strategy = execution.strategyId();
        if (!isOurs(strategy, execution.size())) {
            soft.alarm(StateCause.UNEXPECTED_FILL, execution.size(), open);
            return NONE;
        }
        if (open > 0) {
            noteFill(row, execution);
        }
        long signed = Side.ofCode(execution.side()).sign() * execution.size();
        long ended =
                desk.positions()
                        .fill(strategy, instrument, signed, execution.price(), execution.fee());
        account.report(strategy, instrument, ended);
        if (ended != NONE) {
            desk.gate().onRoundTrip(strategy, instrument, ended, desk.emitter().timeNs());
        }
        if (execution.size() > open) {
            // Of an order that never left, that had ended, or that asked for less or otherwise.
            soft.alarm(StateCause.UNEXPECTED_FILL, execution.size(), open);
        }
        if (killSwitch.evaluate()) {
            flattening.kill();
        } else if (flattening.isOn(instrument)) {
            // An entry that traded before its cancel arrived.
            flattening.flatten(instrument);
        } else if (!killSwitch.isHalted()
                && execution.role() == OrderRole.TAKE_PROFIT.code()
                && execution.remaining() == 0) {
            protection.onTarget(strategy, instrument);
        }
        protection.settle(strategy, instrument);
        return ended;
    }

    /** Whether a fill that names an order is one of what that order asked for. */
    private boolean isOf(int row, int instrument, ExecutionFlyweight fill) {
        return row != OpenOrders.ABSENT
                && orders.instrument(row) == instrument
                && orders.strategy(row) == fill.strategyId()
                && orders.side(row).code() == fill.side();
    }

    /** An order that may only reduce ends with less than its size when the position was smaller. */
    private void noteFill(int row, ExecutionFlyweight execution) {
        orders.filled(row, Math.min(execution.size(), orders.remaining(row)));
        if (execution.remaining() == 0 && orders.status(row).isOpen()) {
            orders.ended(row, OrderStatus.FILLED);
        }
    }
}
