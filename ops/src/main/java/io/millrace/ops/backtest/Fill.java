package io.millrace.ops.backtest;

import io.millrace.model.state.OrderRole;

/**
 * One fill.
 *
 * @param instrument id
 * @param strategy its number
 * @param size fixed point, signed
 * @param price fixed point
 * @param fee fixed point
 * @param timeNs engine time
 * @param orderSequence cause of its order
 * @param orderNumber number of its order
 * @param role of its order
 * @param cause of its order
 */
record Fill(
        int instrument,
        int strategy,
        long size,
        long price,
        long fee,
        long timeNs,
        long orderSequence,
        int orderNumber,
        OrderRole role,
        OrderCause cause) {

    /** Why a position that this fill ends is left: the decision's reason, or the order's role. */
    String exitReason() {
        return switch (role) {
            case ENTRY, EXIT -> cause.reason().isEmpty() ? role.name() : cause.reason();
            case PROTECTIVE_STOP, FLATTEN, TAKE_PROFIT -> role.name();
        };
    }
}
