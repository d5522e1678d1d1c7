package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderStatus;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.OrderEvent;

/**
 * Writes ORDER and SEND, numbers the orders of one event, and books what was sent. Engine's thread.
 */
final class OrderEmitter {

    private final OutputSink outputs;
    private final OpenOrders orders;
    private final OrderFlyweight record = new OrderFlyweight();
    private final Candidate cancel = new Candidate();
    private long sequence;
    private long timeNs;
    private int lastNumber;

    OrderEmitter(OutputSink outputs, OpenOrders orders) {
        this.outputs = outputs;
        this.orders = orders;
    }

    void begin(long eventSequence, long eventTimeNs) {
        sequence = eventSequence;
        timeNs = eventTimeNs;
        lastNumber = 0;
    }

    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    /** Number of the newest order of this event. */
    int lastNumber() {
        return lastNumber;
    }

    int judged(Candidate order, Judgement judgement) {
        int number = ++lastNumber;
        int payload =
                outputs.claim(EventType.ORDER, order.instrument, OrderFlyweight.JUDGED_LENGTH);
        record.wrap(outputs.buffer(), payload);
        order.writeTo(record, number);
        judgement.writeTo(record);
        outputs.commit();
        return number;
    }

    /** Returns the row of a new order, and of one that is to change or end. */
    int send(Candidate order, int number) {
        int payload = outputs.claim(EventType.SEND, order.instrument, OrderFlyweight.BASE_LENGTH);
        record.wrap(outputs.buffer(), payload);
        order.writeTo(record, number);
        int row =
                order.action == OrderAction.NEW
                        ? orders.add(sequence, order.instrument, record)
                        : note(order);
        outputs.commit();
        return row;
    }

    private int note(Candidate order) {
        int row = orders.find(order.targetSequence, order.targetNumber);
        if (row != OpenOrders.ABSENT) {
            boolean cancels = order.action == OrderAction.CANCEL;
            orders.note(row, cancels ? OrderEvent.CANCEL_SENT : OrderEvent.REPLACE_SENT);
        }
        return row;
    }

    /** Returns false when its cancel is under way already. */
    boolean cancel(int row) {
        if (orders.status(row) == OrderStatus.CANCEL_PENDING) {
            return false;
        }
        cancelAgain(row);
        return true;
    }

    void cancelAgain(int row) {
        cancel.start(
                orders.instrument(row),
                orders.strategy(row),
                orders.role(row),
                orders.side(row),
                orders.remaining(row));
        cancel.action = OrderAction.CANCEL;
        cancel.type = orders.type(row);
        cancel.limitPrice = NONE;
        cancel.targetSequence = orders.sequence(row);
        cancel.targetNumber = orders.number(row);
        send(cancel, ++lastNumber);
    }
}
