package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TimeInForce;

/** One order at the broker. Reused; owned by {@link WorkingOrders}. */
final class WorkingOrder {

    /** An order without an end in time. */
    static final long NEVER = Long.MAX_VALUE;

    /** What is ahead in the queue is not known. */
    static final long UNKNOWN = -1;

    long sequence;
    int number;
    int instrument;
    int strategy;
    Side side = Side.NONE;
    OrderType type = OrderType.LIMIT;
    OrderRole role = OrderRole.ENTRY;
    TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    boolean reduceOnly;
    long parentSequence;
    int parentNumber;
    long size;
    long remaining;
    long traded;
    long limitPrice;
    long stopPrice;
    long expireNs;

    /** It waits for the first fill of its entry. */
    boolean held;

    /** An order that hangs on it was accepted. */
    boolean hasChildren;

    /** Its stop price was reached. */
    boolean triggered;

    /** It found nothing to take and stands in the book. */
    boolean rested;

    /** It was sent in this event, and the bar in hand may still fill it. */
    boolean fresh;

    /** It began to work inside the bar that is being matched, after its open. */
    boolean inside;

    /** Price of the market when it began so; NONE else. */
    long fromPrice;

    /** Size displayed before it at its limit, or {@link #UNKNOWN}. */
    long ahead;

    long feeComputed;
    long feePaid;

    /** It has ended and is swept out after the event. */
    boolean done;

    void set(long cause, int instrumentId, OrderFlyweight order) {
        sequence = cause;
        number = order.number();
        instrument = instrumentId;
        strategy = order.strategyId();
        side = Side.ofCode(order.side());
        type = OrderType.ofCode(order.orderType());
        role = OrderRole.ofCode(order.role());
        timeInForce = TimeInForce.ofCode(order.timeInForce());
        reduceOnly =
                order.reduceOnly() == 1
                        || role == OrderRole.PROTECTIVE_STOP
                        || role == OrderRole.TAKE_PROFIT;
        parentSequence = order.targetSequence();
        parentNumber = order.targetNumber();
        size = order.size();
        remaining = size;
        traded = 0;
        limitPrice = order.limitPrice();
        stopPrice = order.stopPrice();
        expireNs = NEVER;
        held = false;
        hasChildren = false;
        triggered = false;
        fresh = false;
        feeComputed = 0;
        feePaid = 0;
        done = false;
        unrest();
        leaveBar();
    }

    /** Loses its place: it looks at the market as if it were new. */
    void unrest() {
        rested = false;
        ahead = UNKNOWN;
    }

    void leaveBar() {
        inside = false;
        fromPrice = NONE;
    }

    boolean hasParent() {
        return parentSequence != 0 || parentNumber != 0;
    }

    boolean hangsOn(WorkingOrder parent) {
        return parentSequence == parent.sequence && parentNumber == parent.number;
    }

    boolean isStop() {
        return (type == OrderType.STOP || type == OrderType.STOP_LIMIT) && !triggered;
    }

    /** Whether it works as a limit now, or does once triggered. */
    boolean isLimit() {
        return type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
    }

    boolean isImmediate() {
        return timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL || isFillOrKill();
    }

    boolean isFillOrKill() {
        return timeInForce == TimeInForce.FILL_OR_KILL;
    }

    /** Whether a price is as good as its limit. */
    boolean allows(long price) {
        if (!isLimit() || limitPrice == NONE) {
            return true;
        }
        return side == Side.BUY ? price <= limitPrice : price >= limitPrice;
    }

    /** What is said of one event alone is not written: fresh, inside, fromPrice, done. */
    void save(StateSink sink) {
        sink.putLong(sequence);
        sink.putInt(number);
        sink.putInt(instrument);
        sink.putInt(strategy);
        sink.putInt(side.code());
        sink.putInt(type.code());
        sink.putInt(role.code());
        sink.putInt(timeInForce.code());
        sink.putBoolean(reduceOnly);
        sink.putLong(parentSequence);
        sink.putInt(parentNumber);
        sink.putLong(size);
        sink.putLong(remaining);
        sink.putLong(traded);
        sink.putLong(limitPrice);
        sink.putLong(stopPrice);
        sink.putLong(expireNs);
        sink.putBoolean(held);
        sink.putBoolean(hasChildren);
        sink.putBoolean(triggered);
        sink.putBoolean(rested);
        sink.putLong(ahead);
        sink.putLong(feeComputed);
        sink.putLong(feePaid);
    }

    void load(StateSource source, SavedCodes codes) {
        sequence = source.takeLong();
        number = source.takeInt();
        instrument = codes.instrument(source);
        strategy = codes.strategy(source);
        side = codes.side(source);
        type = codes.type(source);
        role = codes.role(source);
        timeInForce = codes.timeInForce(source);
        reduceOnly = source.takeBoolean();
        parentSequence = source.takeLong();
        parentNumber = source.takeInt();
        size = source.takeLong();
        remaining = source.takeLong();
        traded = source.takeLong();
        limitPrice = source.takeLong();
        stopPrice = source.takeLong();
        expireNs = source.takeLong();
        held = source.takeBoolean();
        hasChildren = source.takeBoolean();
        triggered = source.takeBoolean();
        rested = source.takeBoolean();
        ahead = source.takeLong();
        feeComputed = source.takeLong();
        feePaid = source.takeLong();
        fresh = false;
        done = false;
        leaveBar();
    }
}
