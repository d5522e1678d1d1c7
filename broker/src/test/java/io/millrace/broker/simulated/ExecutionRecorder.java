package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.toText;

import io.millrace.broker.ExecutionHandler;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.Side;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Takes outputs and answers as lines of text, and keeps instructions until they are asked for. */
final class ExecutionRecorder implements OutputSink, ExecutionHandler {

    record Sent(int instrument, OrderFlyweight order) {}

    final Queue<Sent> sent = new ArrayDeque<>();
    private final UnsafeBuffer room = new UnsafeBuffer(new byte[2048]);
    private final ExecutionFlyweight journaled = new ExecutionFlyweight();
    private final List<String> lines = new ArrayList<>();
    private int type;
    private int instrument;

    @Override
    public int claim(int newType, int instrumentId, int payloadLength) {
        type = newType;
        instrument = instrumentId;
        room.setMemory(0, payloadLength, (byte) 0);
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return room;
    }

    @Override
    public void commit() {
        if (type == EventType.EXECUTION) {
            lines.add(text(journaled.wrap(room, 0)));
        } else if (type == EventType.SEND) {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]);
            copy.putBytes(0, room, 0, OrderFlyweight.BASE_LENGTH);
            sent.add(new Sent(instrument, new OrderFlyweight().wrap(copy, 0)));
        }
    }

    @Override
    public void onExecution(int instrumentId, ExecutionFlyweight execution) {
        if (!text(execution).equals(lines.getLast())) {
            throw new AssertionError(
                    "told " + text(execution) + " and journaled " + lines.getLast());
        }
    }

    private static String text(ExecutionFlyweight execution) {
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        ExecutionReason reason = ExecutionReason.ofCode(execution.reason());
        String line = execution.orderSequence() + "/" + execution.orderNumber() + " " + kind;
        if (kind == ExecutionKind.FILL) {
            return line
                    + (" " + Side.ofCode(execution.side()) + " " + toText(execution.size()))
                    + (" at " + toText(execution.price()) + " fee " + toText(execution.fee()))
                    + (execution.liquidity() == 1 ? " maker" : " taker")
                    + (execution.remaining() > 0
                            ? " remaining " + toText(execution.remaining())
                            : "");
        }
        if (kind == ExecutionKind.CHARGE) {
            return "CHARGE %s strategy %d %s at %s fee %s"
                    .formatted(
                            reason,
                            execution.strategyId(),
                            Side.ofCode(execution.side()),
                            toText(execution.price()),
                            toText(execution.fee()));
        }
        if (kind == ExecutionKind.REPLACED) {
            return line + " " + toText(execution.price());
        }
        return reason == ExecutionReason.NONE ? line : line + " " + reason;
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
