package io.millrace.ops.store;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.Verdict;
import io.millrace.ops.monitor.OrderText;

import org.jspecify.annotations.Nullable;

/** One order, from the gate's verdict to its end. */
final class OrderState {

    private static final String DENIED = "DENIED";
    private static final String SENT = "SENT";

    private final Place place;
    private final int number;
    private final int instrument;
    private final int strategy;
    private final Side side;
    private final OrderType type;
    private final OrderRole role;
    private final OrderAction action;
    private final Verdict verdict;
    private final TimeInForce timeInForce;
    private final String target;
    private final long reference;
    private long size;
    private long limitPrice;
    private long stopPrice;
    private OrderStatus status;
    private long filled;
    private long filledValue;
    private long fee;
    private long updatedNs;
    private String answer = "";

    /**
     * Where and when an order was made.
     *
     * @param epoch of the journal
     * @param sequence of its cause
     * @param timeNs engine time of its cause
     */
    record Place(int epoch, long sequence, long timeNs) {}

    OrderState(Place place, int instrument, OrderFlyweight judged) {
        this.place = place;
        this.instrument = instrument;
        number = judged.number();
        strategy = judged.strategyId();
        side = Side.ofCode(judged.side());
        type = OrderType.ofCode(judged.orderType());
        role = OrderRole.ofCode(judged.role());
        action = OrderAction.ofCode(judged.action());
        verdict = Verdict.ofCode(judged.verdict());
        timeInForce = TimeInForce.ofCode(judged.timeInForce());
        target =
                judged.targetSequence() == 0
                        ? ""
                        : OrderText.id(judged.targetSequence(), judged.targetNumber());
        size = judged.size();
        limitPrice = judged.limitPrice();
        stopPrice = judged.stopPrice();
        reference = judged.referencePrice();
        status = verdict == Verdict.PASS ? OrderStatus.PENDING : OrderStatus.NONE;
        updatedNs = place.timeNs();
    }

    Place place() {
        return place;
    }

    int instrument() {
        return instrument;
    }

    int strategy() {
        return strategy;
    }

    Side side() {
        return side;
    }

    OrderRole role() {
        return role;
    }

    long size() {
        return size;
    }

    long price() {
        return limitPrice == NONE ? reference : limitPrice;
    }

    String name() {
        return OrderText.id(place.sequence(), number);
    }

    /** Whether the broker may still answer it; a change of another order is answered there. */
    boolean isOpen() {
        return action == OrderAction.NEW && status.isOpen();
    }

    /** Whether it can protect or end a position now. */
    boolean isAtBroker() {
        return isOpen() && status != OrderStatus.PENDING;
    }

    /** Price at which it would end a position. */
    long trigger() {
        return stopPrice == NONE ? limitPrice : stopPrice;
    }

    /** Whether it wanted to enter and ended without a fill. */
    boolean cameToNothing() {
        return action == OrderAction.NEW
                && role == OrderRole.ENTRY
                && filled == 0
                && verdict == Verdict.PASS
                && !status.isOpen();
    }

    void onAnswer(ExecutionFlyweight told, long timeNs) {
        updatedNs = timeNs;
        ExecutionReason reason = ExecutionReason.ofCode(told.reason());
        answer = reason == ExecutionReason.NONE ? "" : reason.name();
        switch (ExecutionKind.ofCode(told.kind())) {
            case ACCEPTED, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED -> open();
            case FILL -> onFill(told);
            case CANCELLED -> status = OrderStatus.CANCELLED;
            case REJECTED -> status = OrderStatus.REJECTED;
            case EXPIRED -> status = OrderStatus.EXPIRED;
            case REPLACED -> {
                open();
                if (stopPrice == NONE) {
                    limitPrice = told.price();
                } else {
                    stopPrice = told.price();
                }
            }
            case NONE, CHARGE -> {
                // Nothing about an order.
            }
        }
    }

    private void open() {
        status = filled == 0 ? OrderStatus.WORKING : OrderStatus.PARTIALLY_FILLED;
    }

    private void onFill(ExecutionFlyweight told) {
        filled = FixedPoint.add(filled, told.size());
        filledValue = FixedPoint.add(filledValue, Notional.of(told.price(), told.size()));
        fee = FixedPoint.add(fee, told.fee());
        status = told.remaining() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
    }

    private String statusText() {
        if (verdict != Verdict.PASS) {
            return DENIED;
        }
        return action == OrderAction.NEW ? status.name() : SENT;
    }

    Row row(Names names) {
        return new Row(Tables.ORDERS)
                .set("epoch", place.epoch())
                .set("sequence", place.sequence())
                .set("number", number)
                .set("symbol", names.symbol(instrument))
                .set("side", side.name())
                .set("type", type.name())
                .amount("size", size)
                .amount("price", limitPrice)
                .amount("stop_price", stopPrice)
                .set("status", statusText())
                .set("verdict", verdict.name())
                .set("role", role.name())
                .set("action", action.name())
                .set("target", orNull(target))
                .set("time_in_force", timeInForce.name())
                .set("strategy", names.strategy(strategy))
                .amount("filled", filled)
                .amount("filled_value", filledValue)
                .amount("fee", fee)
                .time("created_at", place.timeNs())
                .time("updated_at", updatedNs)
                .set("answer", orNull(answer));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
