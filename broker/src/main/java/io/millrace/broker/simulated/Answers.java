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

import org.agrona.concurrent.UnsafeBuffer;

/** Writes what the broker answers as outputs, and hands each to its taker. Engine's thread. */
final class Answers {

    private final OutputSink outputs;
    private final ExecutionHandler handler;
    private final WorkingOrders orders;
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]);

    Answers(OutputSink outputs, ExecutionHandler handler, WorkingOrders orders) {
        this.outputs = outputs;
        this.handler = handler;
        this.orders = orders;
    }

    /** Tells what happened to a working order without a fill. */
    void tell(int row, ExecutionKind kind, ExecutionReason reason, long price) {
        answer(row, kind, reason).price(price).size(0).fee(0).liquidity((byte) 0);
        emit(orders.instrument[row]);
    }

    /** Tells that a working order traded. */
    void fill(int row, long price, long size, long fee, byte liquidity) {
        answer(row, ExecutionKind.FILL, ExecutionReason.NONE)
                .price(price)
                .size(size)
                .fee(fee)
                .liquidity(liquidity);
        emit(orders.instrument[row]);
    }

    private ExecutionFlyweight answer(int row, ExecutionKind kind, ExecutionReason reason) {
        return execution
                .wrap(answer, 0)
                .orderSequence(orders.sequence[row])
                .orderNumber(orders.number[row])
                .side((byte) orders.side[row].code())
                .role((byte) orders.role[row].code())
                .remaining(orders.remaining[row])
                .strategyId(orders.strategy[row])
                .kind((byte) kind.code())
                .reason((byte) reason.code())
                .venueTimeNs(0);
    }

    void refuse(long cause, int instrument, OrderFlyweight order, ExecutionReason reason) {
        execution
                .wrap(answer, 0)
                .orderSequence(cause)
                .orderNumber(
                        order.action() == OrderAction.NEW.code()
                                ? order.number()
                                : order.targetNumber())
                .side(order.side())
                .role(order.role())
                .remaining(0)
                .strategyId(order.strategyId())
                .kind((byte) ExecutionKind.REJECTED.code())
                .reason((byte) reason.code())
                .price(NONE)
                .size(0)
                .fee(0)
                .venueTimeNs(0)
                .liquidity((byte) 0);
        emit(instrument);
    }

    private void emit(int instrument) {
        int payload = outputs.claim(EventType.EXECUTION, instrument, ExecutionFlyweight.LENGTH);
        outputs.buffer().putBytes(payload, answer, 0, ExecutionFlyweight.LENGTH);
        outputs.commit();
        handler.onExecution(instrument, execution);
    }
}
