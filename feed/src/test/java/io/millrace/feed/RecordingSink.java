package io.millrace.feed;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** Keeps the payload of every event. */
public final class RecordingSink implements EventSink {

    /**
     * One event.
     *
     * @param type as in EventType
     * @param timeNs as claimed
     * @param payload its bytes
     */
    public record Event(int type, long timeNs, UnsafeBuffer payload) {}

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final List<Event> events = new ArrayList<>();
    private int type;
    private int length;
    private long timeNs;

    /** What came. */
    public List<Event> events() {
        return events;
    }

    /** What came of one type. */
    public List<Event> events(int wanted) {
        return events.stream().filter(event -> event.type() == wanted).toList();
    }

    /** How many came of one type. */
    public long count(int wanted) {
        return events.stream().filter(event -> event.type() == wanted).count();
    }

    @Override
    public int claim(int eventType, int instrumentId, int payloadLength, long eventNs) {
        type = eventType;
        length = payloadLength;
        timeNs = eventNs;
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, 0, length);
        events.add(new Event(type, timeNs, copy));
    }
}
