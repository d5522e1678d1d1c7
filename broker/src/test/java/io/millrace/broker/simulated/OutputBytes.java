package io.millrace.broker.simulated;

import io.millrace.model.event.OutputSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.ByteArrayOutputStream;

/** Keeps outputs as bytes, with their types and instruments. */
final class OutputBytes implements OutputSink {

    private final UnsafeBuffer room = new UnsafeBuffer(new byte[2048]);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
