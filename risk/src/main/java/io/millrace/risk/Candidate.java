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
    long referencePrice = NONE;
    long targetSequence;
    int targetNumber;
    boolean warm;
    int confidence;

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
        referencePrice = NONE;
        targetSequence = 0;
        targetNumber = 0;
        warm = true;
        confidence = 100;
        return this;
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
                .stopPrice(stopPrice)
                .referencePrice(referencePrice)
                .targetSequence(targetSequence)
                .targetNumber(targetNumber)
                .failedChecks(0)
                .notApplicable(0)
                .reserved(0);
    }
}
