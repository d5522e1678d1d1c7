package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one trade. Valid until the stage returns; it owns no data.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 venueTimeNs      ns since 1970-01-01 UTC, venue clock
 *      8    8 receiveTimeNs    ns since 1970-01-01 UTC, our clock; the venue time for files
 *     16    8 price            fixed point, above 0
 *     24    8 size             fixed point, 0 or above; 0 when the source has no volume
 *     32    8 venueSequence    the venue's id of the trade, 0 when it sends none
 *     40    1 aggressor        side that took: 1 buy, 2 sell, 0 unknown
 *     41    1 suspect          1 when the feed doubts it
 *     42    6 reserved         zero
 * </pre>
 */
public final class TradeFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 48;

    private static final int VENUE_TIME_NS_OFFSET = 0;
    private static final int RECEIVE_TIME_NS_OFFSET = 8;
    private static final int PRICE_OFFSET = 16;
    private static final int SIZE_OFFSET = 24;
    private static final int VENUE_SEQUENCE_OFFSET = 32;
    private static final int AGGRESSOR_OFFSET = 40;
    private static final int SUSPECT_OFFSET = 41;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public TradeFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads venueTimeNs.
     *
     * @return ns since 1970-01-01 UTC, venue clock
     */
    public long venueTimeNs() {
        return buffer.getLong(offset + VENUE_TIME_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueTimeNs.
     *
     * @param value ns since 1970-01-01 UTC, venue clock
     * @return this
     */
    public TradeFlyweight venueTimeNs(long value) {
        buffer.putLong(offset + VENUE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads receiveTimeNs.
     *
     * @return ns since 1970-01-01 UTC, our clock; the venue time for files
     */
    public long receiveTimeNs() {
        return buffer.getLong(offset + RECEIVE_TIME_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes receiveTimeNs.
     *
     * @param value ns since 1970-01-01 UTC, our clock; the venue time for files
     * @return this
     */
    public TradeFlyweight receiveTimeNs(long value) {
        buffer.putLong(offset + RECEIVE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads price.
     *
     * @return fixed point, above 0
     */
    public long price() {
        return buffer.getLong(offset + PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes price.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public TradeFlyweight price(long value) {
        buffer.putLong(offset + PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads size.
     *
     * @return fixed point, 0 or above; 0 when the source has no volume
     */
    public long size() {
        return buffer.getLong(offset + SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes size.
     *
     * @param value fixed point, 0 or above; 0 when the source has no volume
     * @return this
     */
    public TradeFlyweight size(long value) {
        buffer.putLong(offset + SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads venueSequence.
     *
     * @return the venue's id of the trade, 0 when it sends none
     */
    public long venueSequence() {
        return buffer.getLong(offset + VENUE_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueSequence.
     *
     * @param value the venue's id of the trade, 0 when it sends none
     * @return this
     */
    public TradeFlyweight venueSequence(long value) {
        buffer.putLong(offset + VENUE_SEQUENCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads aggressor.
     *
     * @return side that took: 1 buy, 2 sell, 0 unknown
     */
    public byte aggressor() {
        return buffer.getByte(offset + AGGRESSOR_OFFSET);
    }

    /**
     * Writes aggressor.
     *
     * @param value side that took: 1 buy, 2 sell, 0 unknown
     * @return this
     */
    public TradeFlyweight aggressor(byte value) {
        buffer.putByte(offset + AGGRESSOR_OFFSET, value);
        return this;
    }

    /**
     * Reads suspect.
     *
     * @return 1 when the feed doubts it
     */
    public byte suspect() {
        return buffer.getByte(offset + SUSPECT_OFFSET);
    }

    /**
     * Writes suspect.
     *
     * @param value 1 when the feed doubts it
     * @return this
     */
    public TradeFlyweight suspect(byte value) {
        buffer.putByte(offset + SUSPECT_OFFSET, value);
        return this;
    }
}
