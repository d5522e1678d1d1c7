package io.millrace.bench.exchange;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.RecordSink;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts orders that were filled whole, of a pipeline's outputs; stops are not counted. */
final class Fills implements RecordSink {

    private final UnsafeBuffer payload = new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]);
    private final ExecutionFlyweight execution = new ExecutionFlyweight().wrap(payload, 0);
    private long count;

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        if (EventLayout.type(buffer, offset) != EventType.EXECUTION) {
            return;
        }
        payload.putBytes(0, buffer, EventLayout.payload(offset), ExecutionFlyweight.LENGTH);
        if (execution.kind() == ExecutionKind.FILL.code()
                && execution.role() != OrderRole.PROTECTIVE_STOP.code()
                && execution.remaining() == 0) {
            count++;
        }
    }

    /** {@return orders so far} */
    long count() {
        return count;
    }
}
