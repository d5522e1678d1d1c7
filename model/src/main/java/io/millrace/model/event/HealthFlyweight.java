package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of what the engine cannot see by itself: journal, disk, venue link and clock, as measured
 * outside of it.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 durableLagNs   ns that the oldest record not yet on the disk has waited, 0 for none
 *      8    8 freeBytes      room on the disk of the journal
 *     16    8 linkSilentNs   ns since the venue was last heard, 0 where there is no venue
 *     24    8 clockSkewNs    ns that our clock is ahead of the venue, below 0 behind
 *     32    4 flags          bits: 1 the link is down, 2 the private stream is down, 4 reconciling,
 *                             8 a comparison with the venue failed since the last measurement
 *     36    4 reserved       0
 * </pre>
 */
public final class HealthFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 40;

    private static final int DURABLE_LAG_NS_OFFSET = 0;
    private static final int FREE_BYTES_OFFSET = 8;
    private static final int LINK_SILENT_NS_OFFSET = 16;
    private static final int CLOCK_SKEW_NS_OFFSET = 24;
    private static final int FLAGS_OFFSET = 32;
    private static final int RESERVED_OFFSET = 36;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public HealthFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads durableLagNs.
     *
     * @return ns that the oldest record which is not yet on the disk has waited, 0 for none
     */
    public long durableLagNs() {
        return buffer.getLong(offset + DURABLE_LAG_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes durableLagNs.
     *
     * @param value ns that the oldest record which is not yet on the disk has waited, 0 for none
     * @return this
     */
    public HealthFlyweight durableLagNs(long value) {
        buffer.putLong(offset + DURABLE_LAG_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads freeBytes.
     *
     * @return room on the disk of the journal
     */
    public long freeBytes() {
        return buffer.getLong(offset + FREE_BYTES_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes freeBytes.
     *
     * @param value room on the disk of the journal
     * @return this
     */
    public HealthFlyweight freeBytes(long value) {
        buffer.putLong(offset + FREE_BYTES_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads linkSilentNs.
     *
     * @return ns since the venue was last heard, 0 where there is no venue
     */
    public long linkSilentNs() {
        return buffer.getLong(offset + LINK_SILENT_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes linkSilentNs.
     *
     * @param value ns since the venue was last heard, 0 where there is no venue
     * @return this
     */
    public HealthFlyweight linkSilentNs(long value) {
        buffer.putLong(offset + LINK_SILENT_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads clockSkewNs.
     *
     * @return ns that our clock is ahead of the venue, below 0 behind
     */
    public long clockSkewNs() {
        return buffer.getLong(offset + CLOCK_SKEW_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes clockSkewNs.
     *
     * @param value ns that our clock is ahead of the venue, below 0 behind
     * @return this
     */
    public HealthFlyweight clockSkewNs(long value) {
        buffer.putLong(offset + CLOCK_SKEW_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads flags.
     *
     * @return bits: 1 the link is down, 2 the private stream is down, 4 reconciling, 8 a comparison
     *     failed since the last measurement
     */
    public int flags() {
        return buffer.getInt(offset + FLAGS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes flags.
     *
     * @param value bits: 1 the link is down, 2 the private stream is down, 4 reconciling, 8 a
     *     comparison failed since the last measurement
     * @return this
     */
    public HealthFlyweight flags(int value) {
        buffer.putInt(offset + FLAGS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads reserved.
     *
     * @return 0
     */
    public int reserved() {
        return buffer.getInt(offset + RESERVED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes reserved.
     *
     * @param value 0
     * @return this
     */
    public HealthFlyweight reserved(int value) {
        buffer.putInt(offset + RESERVED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
