package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.broker.ExecutionHandler;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.agrona.concurrent.UnsafeBuffer;

/** Writes what the broker answers as outputs, and hands each to its taker. Engine's thread. */
final class Answers {

    private final OutputSink outputs;
    private final ExecutionHandler handler;
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]);

    Answers(OutputSink outputs, ExecutionHandler handler) {
        this.outputs = outputs;
        this.handler = handler;
    }

    /** Tells what happened to an order without a fill. */
    void tell(WorkingOrder order, ExecutionKind kind, ExecutionReason reason, long price) {
        about(order, kind, reason).price(price).size(0).fee(0).liquidity((byte) 0);
        emit(order.instrument);
    }

    /** Tells that an order traded; what remains is in the order. */
    void fill(WorkingOrder order, long price, long size, long fee, byte liquidity) {
        about(order, ExecutionKind.FILL, ExecutionReason.NONE)
                .price(price)
                .size(size)
                .fee(fee)
                .liquidity(liquidity);
        emit(order.instrument);
    }

    private ExecutionFlyweight about(
            WorkingOrder order, ExecutionKind kind, ExecutionReason reason) {
        return execution
                .wrap(answer, 0)
                .orderSequence(order.sequence)
                .orderNumber(order.number)
                .side((byte) order.side.code())
                .role((byte) order.role.code())
                .remaining(order.remaining)
                .strategyId(order.strategy)
                .kind((byte) kind.code())
                .reason((byte) reason.code())
                .venueTimeNs(0);
    }

    /** Refuses an instruction: a new order by its own name, another by that of its target. */
    void refuse(long cause, int instrument, OrderFlyweight order, ExecutionReason reason) {
        OrderAction action = OrderAction.ofCode(order.action());
        boolean isNew = action == OrderAction.NEW;
        ExecutionKind kind =
                switch (action) {
                    case NEW -> ExecutionKind.REJECTED;
                    case REPLACE -> ExecutionKind.REPLACE_REJECTED;
                    case CANCEL -> ExecutionKind.CANCEL_REJECTED;
                };
        execution
                .wrap(answer, 0)
                .orderSequence(isNew ? cause : order.targetSequence())
                .orderNumber(isNew ? order.number() : order.targetNumber())
                .side(order.side())
                .role(order.role())
                .remaining(0)
                .strategyId(order.strategyId())
                .kind((byte) kind.code())
                .reason((byte) reason.code())
                .price(NONE)
                .size(0)
                .fee(0)
                .venueTimeNs(0)
                .liquidity((byte) 0);
        emit(instrument);
    }

    /** Tells what holding a position cost, below 0 what it brought; the price values it. */
    void charge(int strategy, int instrument, Side side, Cost cost) {
        execution
                .wrap(answer, 0)
                .orderSequence(0)
                .orderNumber(0)
                .side((byte) side.code())
                .role((byte) OrderRole.ENTRY.code())
                .remaining(0)
                .strategyId(strategy)
                .kind((byte) ExecutionKind.CHARGE.code())
                .reason((byte) cost.reason.code())
                .price(cost.price)
                .size(0)
                .fee(cost.amount)
                .venueTimeNs(0)
                .liquidity((byte) 0);
        emit(instrument);
    }

    /** A cost of holding. Reused. */
    static final class Cost {
        ExecutionReason reason = ExecutionReason.NONE;
        long price;
        long amount;
    }

    private void emit(int instrument) {
        int payload = outputs.claim(EventType.EXECUTION, instrument, ExecutionFlyweight.LENGTH);
        outputs.buffer().putBytes(payload, answer, 0, ExecutionFlyweight.LENGTH);
        outputs.commit();
        handler.onExecution(instrument, execution);
    }
}
