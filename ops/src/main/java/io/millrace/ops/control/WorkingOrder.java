package io.millrace.ops.control;

import static io.millrace.model.fixed.FixedPoint.NONE;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.OrderText;

import java.io.IOException;

/** An order that was sent and can still trade, as the journal tells of it. Projection's thread. */
final class WorkingOrder {

    private final String id;
    private final String symbol;
    private final String strategy;
    private final Side side;
    private final OrderRole role;
    private final OrderType type;
    private final long size;
    private final long sentNs;
    private long limitPrice;
    private long stopPrice;
    private long remaining;
    private OrderStatus status = OrderStatus.PENDING;

    /**
     * Where an order comes from.
     *
     * @param sequence of its cause
     * @param timeNs engine time of its cause
     * @param symbol of its instrument
     * @param strategy its name
     */
    record Origin(long sequence, long timeNs, String symbol, String strategy) {}

    WorkingOrder(Origin origin, OrderFlyweight sent) {
        id = OrderText.id(origin.sequence(), sent.number());
        symbol = origin.symbol();
        strategy = origin.strategy();
        sentNs = origin.timeNs();
        side = Side.ofCode(sent.side());
        role = OrderRole.ofCode(sent.role());
        type = OrderType.ofCode(sent.orderType());
        size = sent.size();
        remaining = size;
        limitPrice = sent.limitPrice();
        stopPrice = sent.stopPrice();
    }

    /** An instruction about it left. */
    void onInstruction(OrderAction action) {
        status =
                switch (action) {
                    case CANCEL -> OrderStatus.CANCEL_PENDING;
                    case REPLACE -> OrderStatus.REPLACE_PENDING;
                    case NEW -> status;
                };
    }

    /** The broker answered; returns whether it can still trade. */
    boolean onAnswer(ExecutionFlyweight told) {
        switch (ExecutionKind.ofCode(told.kind())) {
            case ACCEPTED, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED -> open();
            case FILL -> {
                remaining = told.remaining();
                open();
            }
            case CANCELLED, REJECTED, EXPIRED -> remaining = 0;
            case REPLACED -> {
                if (stopPrice == NONE) {
                    limitPrice = told.price();
                } else {
                    stopPrice = told.price();
                }
                open();
            }
            case NONE, CHARGE -> {
                // Nothing about an order.
            }
        }
        return remaining != 0;
    }

    private void open() {
        status = remaining == size ? OrderStatus.WORKING : OrderStatus.PARTIALLY_FILLED;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("symbol", symbol);
        json.writeStringField("strategy", strategy);
        json.writeStringField("role", role.name());
        json.writeStringField("side", side.name());
        json.writeStringField("order_type", type.name());
        json.writeStringField("status", status.name());
        JsonText.amount(json, "size", size);
        JsonText.amount(json, "remaining", remaining);
        JsonText.amount(json, "limit_price", limitPrice);
        JsonText.amount(json, "stop_price", stopPrice);
        JsonText.time(json, "sent", sentNs);
        json.writeEndObject();
    }
}
