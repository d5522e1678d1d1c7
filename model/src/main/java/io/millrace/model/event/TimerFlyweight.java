package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one timer: data time, or the clock in live mode, has reached an instant.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 dueNs            ns since 1970-01-01 UTC
 *      8    8 kind             0 end of a bar, 1 time that passed without an event
 * </pre>
 */
public final class TimerFlyweight {

    /** Kind: an event has reached the end of a bar, and comes behind this. */
    public static final long BAR = 0;

    /** Kind: time has passed without an event. */
    public static final long SILENCE = 1;

    /** Bytes of the payload. */
    public static final int LENGTH = 16;

    private static final int DUE_NS_OFFSET = 0;
    private static final int KIND_OFFSET = 8;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public TimerFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads dueNs.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long dueNs() {
        return buffer.getLong(offset + DUE_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes dueNs.
     *
     * @param value ns since 1970-01-01 UTC
     * @return this
     */
    public TimerFlyweight dueNs(long value) {
        buffer.putLong(offset + DUE_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads kind.
     *
     * @return {@link #BAR} or {@link #SILENCE}
     */
    public long kind() {
        return buffer.getLong(offset + KIND_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes kind.
     *
     * @param value {@link #BAR} or {@link #SILENCE}
     * @return this
     */
    public TimerFlyweight kind(long value) {
        buffer.putLong(offset + KIND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
