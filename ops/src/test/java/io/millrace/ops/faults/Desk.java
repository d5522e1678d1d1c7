package io.millrace.ops.faults;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** A pipeline without a journal, with everything that went in and came out of it. */
final class Desk {

    private static final int CHAIN_OFFSET = 8;
    private static final int CHAIN_LENGTH = 8;

    private final List<byte[]> records = new ArrayList<>();
    private final OrderStage door;
    private final Pipeline pipeline;

    /** Started, before its first input. */
    Desk(PipelineSettings settings, BrokerGateway broker) {
        door = new OrderStage(broker, LatencyProbe.NONE);
        RecordSink sink = (buffer, offset, length) -> records.add(plain(buffer, offset, length));
        pipeline = new Pipeline(settings, sink, door);
        pipeline.start(false);
        door.release();
    }

    void take(byte[] input) {
        UnsafeBuffer buffer = new UnsafeBuffer(input);
        records.add(plain(buffer, 0, EventLayout.length(buffer, 0)));
        pipeline.onEvent(buffer, 0);
        door.release();
    }

    /** What the journal adds to a record, taken away. */
    static byte[] plain(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        for (int i = 0; i < CHAIN_LENGTH; i++) {
            bytes[CHAIN_OFFSET + i] = 0;
        }
        for (int i = length - Integer.BYTES; i < length; i++) {
            bytes[i] = 0;
        }
        return bytes;
    }

    List<byte[]> records() {
        return records;
    }

    long sequence() {
        return pipeline.sequence();
    }

    String tradingState() {
        return pipeline.risk().tradingState().state().name();
    }

    String hash() {
        return pipeline.stateHash();
    }
}
