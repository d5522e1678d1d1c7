package io.millrace.engine.pipeline;

import io.millrace.engine.order.OrderStage;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.RecordSink;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;

/**
 * Gives every output of the event in hand its place behind its cause, hands it to the journal, and
 * an instruction to the door as well. A rolling hash runs over the bytes of all outputs; it is part
 * of the state, so one different bit in one output of a run changes the run's state hash.
 *
 * <p>Engine's thread; one output at a time; allocates nothing.
 */
final class Outputs implements OutputSink {

    private static final int ROOM = 4096;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final RecordSink records;
    private final OrderStage door;
    private final UnsafeBuffer room = new UnsafeBuffer(new byte[ROOM]);
    private long sequence;
    private long engineTimeNs;
    private int index;
    private int claimedType;
    private int claimedLength;
    private long count;
    private long rolling;
    private @Nullable RuntimeException failure;

    Outputs(RecordSink records, OrderStage door) {
        this.records = records;
        this.door = door;
    }

    void begin(long causeSequence, long causeTimeNs) {
        sequence = causeSequence;
        engineTimeNs = causeTimeNs;
        index = 0;
        claimedLength = 0;
    }

    /** Whether nothing came of the event in hand so far. */
    boolean isEmpty() {
        return index == 0;
    }

    /** Ends the run when a record could not be written; until then nothing more is. */
    void end() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int claim(int type, int instrumentId, int payloadLength) {
        // An output that was claimed and not committed was given up: its place is free.
        index += claimedLength == 0 ? 1 : 0;
        claimedType = type;
        claimedLength = EventLayout.recordLength(payloadLength);
        room.setMemory(0, claimedLength, (byte) 0);
        EventLayout.start(room, 0, type, instrumentId, payloadLength);
        EventLayout.place(room, 0, sequence, engineTimeNs, index);
        return EventLayout.HEADER_LENGTH;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return room;
    }

    @Override
    public void commit() {
        int length = claimedLength;
        claimedLength = 0;
        count++;
        for (int at = 0; at < length; at += Long.BYTES) {
            long mixed = (rolling ^ room.getLong(at, ByteOrder.LITTLE_ENDIAN)) * MULTIPLIER;
            rolling = mixed ^ (mixed >>> 29);
        }
        if (failure == null) {
            write(length);
        }
    }

    /** Not a fault of whoever writes: it must not be taken for one. */
    private void write(int length) {
        try {
            records.append(room, 0, length);
            if (claimedType == EventType.SEND) {
                door.enqueue(room, 0, length);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is the same one is the question.
    boolean recordsInto(RecordSink sink) {
        return records == sink;
    }

    long count() {
        return count;
    }

    /** Cause and place of an output are of one event only. */
    void save(StateSink sink) {
        sink.putText("outputs");
        sink.putLong(count);
        sink.putLong(rolling);
    }

    void load(StateSource source) {
        source.expectText("outputs");
        count = source.takeLong();
        rolling = source.takeLong();
    }
}
