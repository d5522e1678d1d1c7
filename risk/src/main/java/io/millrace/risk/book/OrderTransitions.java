package io.millrace.risk.book;

import io.millrace.model.state.OrderStatus;

/**
 * The life of an order: which status follows from which event.
 *
 * <pre>
 *                  +--> PARTIALLY_FILLED --+--> FILLED
 * PENDING, HELD ---+--> WORKING -----------+--> CANCELLED, REJECTED, EXPIRED
 *                  +--> CANCEL_PENDING, REPLACE_PENDING (and back, when refused)
 *                  +--> UNKNOWN (until the broker says anything about it)
 * </pre>
 *
 * An order that is done stays as it is, whatever comes: a fill that arrives after the end changes
 * the position, not the order. Pure functions.
 */
public final class OrderTransitions {

    private OrderTransitions() {}

    /**
     * Status after an event.
     *
     * @param status before
     * @param event what happened
     * @param hasFills whether a part of it had traded before
     * @return status after; the same when the event says nothing new
     */
    public static OrderStatus next(OrderStatus status, OrderEvent event, boolean hasFills) {
        if (!status.isOpen()) {
            return status;
        }
        return switch (event) {
            case CANCEL_SENT -> OrderStatus.CANCEL_PENDING;
            case REPLACE_SENT -> onReplaceSent(status);
            case ACCEPTED, TRIGGERED -> onLife(status, hasFills);
            case PARTIAL_FILL -> onPartialFill(status);
            case REPLACED, REPLACE_REJECTED -> onReplaceAnswer(status, hasFills);
            case CANCEL_REJECTED -> onCancelRejected(status, hasFills);
            case FILL -> OrderStatus.FILLED;
            case CANCELLED -> OrderStatus.CANCELLED;
            case REJECTED -> OrderStatus.REJECTED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case LOST -> OrderStatus.UNKNOWN;
        };
    }

    /** A held order takes new prices where it waits; a cancel under way outweighs them. */
    private static OrderStatus onReplaceSent(OrderStatus status) {
        return status == OrderStatus.HELD || status == OrderStatus.CANCEL_PENDING
                ? status
                : OrderStatus.REPLACE_PENDING;
    }

    private static OrderStatus onLife(OrderStatus status, boolean hasFills) {
        return status == OrderStatus.CANCEL_PENDING || status == OrderStatus.REPLACE_PENDING
                ? status
                : working(hasFills);
    }

    private static OrderStatus onPartialFill(OrderStatus status) {
        return status == OrderStatus.CANCEL_PENDING || status == OrderStatus.REPLACE_PENDING
                ? status
                : OrderStatus.PARTIALLY_FILLED;
    }

    private static OrderStatus onReplaceAnswer(OrderStatus status, boolean hasFills) {
        return status == OrderStatus.REPLACE_PENDING || status == OrderStatus.UNKNOWN
                ? working(hasFills)
                : status;
    }

    private static OrderStatus onCancelRejected(OrderStatus status, boolean hasFills) {
        return status == OrderStatus.CANCEL_PENDING || status == OrderStatus.UNKNOWN
                ? working(hasFills)
                : status;
    }

    private static OrderStatus working(boolean hasFills) {
        return hasFills ? OrderStatus.PARTIALLY_FILLED : OrderStatus.WORKING;
    }
}
