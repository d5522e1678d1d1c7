package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

/** An order before it is judged. Preallocated, reused, engine's thread. */
final class Candidate {

    int instrument;
    int strategy;
    OrderAction action = OrderAction.NEW;
    OrderRole role = OrderRole.ENTRY;
    OrderType type = OrderType.MARKET;
    TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    Side side = Side.NONE;
    long size;
    long limitPrice = NONE;
    long stopPrice = NONE;
    long triggerPrice = NONE;
    long targetPrice = NONE;
    long referencePrice = NONE;
    long expireNs;
    long targetSequence;
    int targetNumber;
    int children;
    int confidence;
    boolean warm;

    Candidate start(
            int instrumentId, int strategyId, OrderRole newRole, Side newSide, long newSize) {
        instrument = instrumentId;
        strategy = strategyId;
        action = OrderAction.NEW;
        role = newRole;
        side = newSide;
        size = newSize;
        type = OrderType.MARKET;
        timeInForce = TimeInForce.GOOD_TILL_CANCEL;
        limitPrice = NONE;
        stopPrice = NONE;
        triggerPrice = NONE;
        targetPrice = NONE;
        referencePrice = NONE;
        expireNs = 0;
        targetSequence = 0;
        targetNumber = 0;
        children = 0;
        confidence = 100;
        warm = true;
        return this;
    }

    /** Price that an entry is expected to trade at: its limit, its trigger, or the market. */
    long price() {
        if (limitPrice != NONE && type != OrderType.STOP && !isImmediate()) {
            return limitPrice;
        }
        return triggerPrice == NONE ? referencePrice : triggerPrice;
    }

    private boolean isImmediate() {
        return timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL
                || timeInForce == TimeInForce.FILL_OR_KILL;
    }

    /** How many orders leave with it, itself included. */
    int orders() {
        int least = role == OrderRole.ENTRY && stopPrice != NONE ? 1 : 0;
        return action == OrderAction.NEW ? 1 + Math.max(children, least) : 1;
    }

    boolean reduces() {
        return role != OrderRole.ENTRY;
    }

    void writeTo(OrderFlyweight order, int number) {
        order.number(number)
                .action((byte) action.code())
                .side((byte) side.code())
                .orderType((byte) type.code())
                .role((byte) role.code())
                .strategyId(strategy)
                .verdict((short) 0)
                .timeInForce((byte) timeInForce.code())
                .reduceOnly((byte) (reduces() ? 1 : 0))
                .size(size)
                .limitPrice(limitPrice)
                .stopPrice(triggerPrice == NONE ? stopPrice : triggerPrice)
                .referencePrice(referencePrice)
                .targetSequence(targetSequence)
                .targetNumber(targetNumber)
                .failedChecks(0)
                .notApplicable(0)
                .matrix(0)
                .expireNs(expireNs);
    }
}
