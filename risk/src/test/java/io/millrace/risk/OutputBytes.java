package io.millrace.risk;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps outputs as bytes, with their types and instruments, and what is sent as copies. */
final class OutputBytes implements OutputSink {

    record Sent(int instrument, OrderFlyweight order) {}

    private final UnsafeBuffer room = new UnsafeBuffer(new byte[2048]);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Sent> sent = new ArrayList<>();
    private int type;
    private int instrument;
    private int length;

    @Override
    public int claim(int newType, int instrumentId, int payloadLength) {
        type = newType;
        instrument = instrumentId;
        length = payloadLength;
        room.setMemory(0, payloadLength, (byte) 0);
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return room;
    }

    @Override
    public void commit() {
        bytes.write(type);
        bytes.write(instrument);
        bytes.write(room.byteArray(), 0, length);
        if (type == EventType.SEND) {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]);
            copy.putBytes(0, room, 0, OrderFlyweight.BASE_LENGTH);
            sent.add(new Sent(instrument, new OrderFlyweight().wrap(copy, 0)));
        }
    }

    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    List<Sent> takeSent() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
