package io.millrace.engine.testing;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.OutputSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps outputs; the room is full of old bytes but for the payload. */
public final class ListSink implements OutputSink {

    private final Records records = new Records();
    private final UnsafeBuffer room = new UnsafeBuffer(new byte[4_096]);
    private int length;

    @Override
    public int claim(int type, int instrumentId, int payloadLength) {
        length = EventLayout.recordLength(payloadLength);
        EventLayout.start(room, 0, type, instrumentId, payloadLength);
        room.setMemory(EventLayout.HEADER_LENGTH, payloadLength, (byte) 0);
        return EventLayout.HEADER_LENGTH;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return room;
    }

    @Override
    public void commit() {
        records.append(room, 0, length);
    }

    public Records records() {
        return records;
    }
}
