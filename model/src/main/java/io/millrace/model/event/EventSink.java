package io.millrace.model.event;

import org.agrona.MutableDirectBuffer;

/**
 * Where a source puts its events. Used by one thread: claim, write the payload, commit.
 *
 * <p>The implementation gives the sequence and the engine time; a source never sees either.
 */
public interface EventSink {

    /** Answer of {@link #claim} when the pipeline has stopped. Nothing may be written. */
    int CLOSED = -1;

    /**
     * Claims room for one event. Waits while the pipeline is full, and gives up when it has
     * stopped.
     *
     * @param type an input of {@link EventType}
     * @param instrumentId id, or -1
     * @param payloadLength multiple of 8, at most {@link EventLayout#MAX_INPUT_PAYLOAD}
     * @param timeNs time of the event by its source, ns since 1970-01-01 UTC
     * @return offset of the payload in {@link #buffer()}, or {@link #CLOSED}
     */
    int claim(int type, int instrumentId, int payloadLength, long timeNs);

    /**
     * Memory of the claimed room; valid until {@link #commit()}.
     *
     * @return buffer to write the payload to
     */
    MutableDirectBuffer buffer();

    /** Publishes what was claimed. */
    void commit();
}
