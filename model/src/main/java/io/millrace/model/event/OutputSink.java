package io.millrace.model.event;

import org.agrona.MutableDirectBuffer;

/**
 * Where a stage puts what follows from the event in hand: claim, write the payload, commit; one at
 * a time.
 */
public interface OutputSink {

    /**
     * Claims room for one output of the event in hand.
     *
     * @param type an output of {@link EventType}
     * @param instrumentId id, or -1
     * @param payloadLength multiple of 8
     * @return offset of the payload, zeroed, in {@link #buffer()}
     */
    int claim(int type, int instrumentId, int payloadLength);

    /**
     * Memory of the claimed room; valid until {@link #commit()}.
     *
     * @return buffer to write the payload to
     */
    MutableDirectBuffer buffer();

    /** Finishes the output: it will be journaled behind its cause. */
    void commit();
}
