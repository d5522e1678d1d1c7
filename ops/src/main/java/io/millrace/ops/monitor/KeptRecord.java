package io.millrace.ops.monitor;

import io.millrace.model.event.EventLayout;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A copy of one record, to look at when the journal has moved on. Immutable by agreement.
 *
 * @param buffer memory of its own; the record begins at 0
 */
public record KeptRecord(UnsafeBuffer buffer) {

    /**
     * Copies a record.
     *
     * @param source memory of the record
     * @param offset of its envelope
     * @return the copy
     */
    public static KeptRecord copy(UnsafeBuffer source, int offset) {
        byte[] bytes = new byte[EventLayout.length(source, offset)];
        source.getBytes(offset, bytes);
        return new KeptRecord(new UnsafeBuffer(bytes));
    }

    /**
     * Type of the record.
     *
     * @return {@link io.millrace.model.event.EventType}
     */
    public int type() {
        return EventLayout.type(buffer, 0);
    }

    /**
     * Sequence of the input, or of the cause.
     *
     * @return from 1
     */
    public long sequence() {
        return EventLayout.sequence(buffer, 0);
    }

    /**
     * Place among the outputs of its cause.
     *
     * @return 0 for the input itself
     */
    public int index() {
        return EventLayout.index(buffer, 0);
    }

    /**
     * Engine time.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long timeNs() {
        return EventLayout.engineTimeNs(buffer, 0);
    }

    /**
     * What it is about.
     *
     * @return id, -1 for nothing
     */
    public int instrument() {
        return EventLayout.instrumentId(buffer, 0);
    }

    /**
     * Where the payload begins in the buffer.
     *
     * @return bytes
     */
    public int payload() {
        return EventLayout.payload(0);
    }
}
