package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.TimeInForce;

/** Takes instructions as they arrive. */
final class Intake {

    private final InstrumentTable instruments;
    private final WorkingOrders orders;
    private final Holdings holdings;
    private final Answers answers;
    private final OrderLives lives;
    private final TimeLimits times;
    private final Oddities oddities;

    Intake(InstrumentTable instruments, Matching.Parts parts, TimeLimits times, Oddities oddities) {
        this.instruments = instruments;
        orders = parts.orders();
        holdings = parts.holdings();
        answers = parts.answers();
        lives = parts.fills().lives();
        this.times = times;
        this.oddities = oddities;
    }

    void take(long timeNs, long cause, int instrument, OrderFlyweight order) {
        switch (OrderAction.ofCode(order.action())) {
            case NEW -> accept(timeNs, cause, instrument, order);
            case REPLACE -> replace(cause, instrument, order);
            case CANCEL -> cancel(cause, instrument, order);
        }
    }

    private void accept(long timeNs, long cause, int instrument, OrderFlyweight order) {
        boolean refused = oddities.refusesOrder();
        boolean hangs = order.targetSequence() != 0 || order.targetNumber() != 0;
        int parentRow = orders.find(order.targetSequence(), order.targetNumber());
        if (refused || order.size() <= 0) {
            answers.refuse(cause, instrument, order, ExecutionReason.REFUSED);
            return;
        }
        if (hangs && parentRow == WorkingOrders.ABSENT) {
            answers.refuse(cause, instrument, order, ExecutionReason.ENTRY_ENDED);
            return;
        }
        if (orders.isFull()) {
            answers.refuse(cause, instrument, order, ExecutionReason.BOOK_FULL);
            if (hangs) {
                // No entry without the orders that bound it.
                lives.end(
                        orders.get(parentRow), ExecutionKind.CANCELLED, ExecutionReason.BOOK_FULL);
            }
            return;
        }
        WorkingOrder added = orders.add(cause, instrument, order);
        if (added.reduceOnly && !hangs && !holdings.reduces(added)) {
            orders.end(added);
            answers.refuse(cause, instrument, order, ExecutionReason.WOULD_NOT_REDUCE);
            return;
        }
        added.fresh = true;
        added.expireNs = endNs(added, order, timeNs);
        times.note(added);
        if (hangs) {
            WorkingOrder parent = orders.get(parentRow);
            parent.hasChildren = true;
            added.held = parent.traded == 0;
        }
        if (!added.held) {
            answers.tell(added, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
        }
    }

    private long endNs(WorkingOrder added, OrderFlyweight order, long timeNs) {
        if (added.timeInForce == TimeInForce.DAY) {
            return TimeLimits.dayEndNs(instruments.get(added.instrument).calendar(), timeNs);
        }
        boolean names = added.timeInForce == TimeInForce.GOOD_TILL_TIME && order.expireNs() != 0;
        return names ? order.expireNs() : WorkingOrder.NEVER;
    }

    private void cancel(long cause, int instrument, OrderFlyweight order) {
        int row = orders.find(order.targetSequence(), order.targetNumber());
        if (row == WorkingOrders.ABSENT) {
            answers.refuse(cause, instrument, order, ExecutionReason.UNKNOWN_ORDER);
        } else if (oddities.refusesCancel()) {
            answers.tell(
                    orders.get(row), ExecutionKind.CANCEL_REJECTED, ExecutionReason.REFUSED, NONE);
        } else {
            lives.end(orders.get(row), ExecutionKind.CANCELLED, ExecutionReason.NONE);
        }
    }

    private void replace(long cause, int instrument, OrderFlyweight order) {
        int row = orders.find(order.targetSequence(), order.targetNumber());
        if (row == WorkingOrders.ABSENT) {
            answers.refuse(cause, instrument, order, ExecutionReason.UNKNOWN_ORDER);
            return;
        }
        WorkingOrder changed = orders.get(row);
        long stop = changed.isStop() ? order.stopPrice() : NONE;
        long limit = changed.isLimit() ? order.limitPrice() : NONE;
        boolean given = stop != NONE || limit != NONE;
        if (!given || !isPossible(instrument, stop) || !isPossible(instrument, limit)) {
            answers.tell(
                    changed, ExecutionKind.REPLACE_REJECTED, ExecutionReason.INVALID_CHANGE, NONE);
            return;
        }
        changed.stopPrice = stop == NONE ? changed.stopPrice : stop;
        changed.limitPrice = limit == NONE ? changed.limitPrice : limit;
        if (!changed.isStop()) {
            changed.unrest();
            orders.toEnd(row);
        }
        answers.tell(
                changed,
                ExecutionKind.REPLACED,
                ExecutionReason.NONE,
                changed.isStop() ? changed.stopPrice : changed.limitPrice);
    }

    private boolean isPossible(int instrument, long price) {
        long step = instruments.get(instrument).grid().priceIncrement();
        return price == NONE || (price > 0 && price % step == 0);
    }
}
