package io.millrace.engine.testing;

import io.millrace.engine.ring.InputPort;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps what the inlet publishes; every slot is full of old bytes when it is claimed. */
public final class ListPort implements InputPort {

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final List<byte[]> slots = new ArrayList<>();
    private final int capacity;

    public ListPort() {
        this(Integer.MAX_VALUE);
    }

    /** A port that is closed after so many events. */
    public ListPort(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public int claim() {
        slot.setMemory(0, EventLayout.SLOT_LENGTH, (byte) 0x5A);
        return slots.size() < capacity ? 0 : CLOSED;
    }

    @Override
    public MutableDirectBuffer memory() {
        return slot;
    }

    @Override
    public void publish() {
        slots.add(Arrays.copyOf(slot.byteArray(), EventLayout.length(slot, 0)));
    }

    @Override
    public void endOfBatch() {
        // Nothing is held back.
    }

    @Override
    public void drain() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // There is no thread.
    }

    public List<byte[]> slots() {
        return slots;
    }

    /** Sequence, type, instrument and engine time in ms of each event. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (byte[] bytes : slots) {
            UnsafeBuffer buffer = new UnsafeBuffer(bytes);
            lines.add(
                    EventLayout.sequence(buffer, 0)
                            + " "
                            + EventType.name(EventLayout.type(buffer, 0))
                            + " "
                            + EventLayout.instrumentId(buffer, 0)
                            + " at "
                            + EventLayout.engineTimeNs(buffer, 0) / 1_000_000);
        }
        return lines;
    }
}
