package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one best-bid-and-offer quote. Valid until the stage returns; it owns no data.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 venueTimeNs      ns since 1970-01-01 UTC, venue clock
 *      8    8 receiveTimeNs    ns since 1970-01-01 UTC, our clock; the venue time for files
 *     16    8 bidPrice         fixed point, above 0
 *     24    8 askPrice         fixed point, above 0
 *     32    8 bidSize          fixed point, 0 or above
 *     40    8 askSize          fixed point, 0 or above
 *     48    8 venueSequence    the venue's number, 0 when it sends none
 *     56    1 suspect          1 when the feed doubts it
 *     57    7 reserved         zero
 * </pre>
 */
public final class QuoteFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 64;

    private static final int VENUE_TIME_NS_OFFSET = 0;
    private static final int RECEIVE_TIME_NS_OFFSET = 8;
    private static final int BID_PRICE_OFFSET = 16;
    private static final int ASK_PRICE_OFFSET = 24;
    private static final int BID_SIZE_OFFSET = 32;
    private static final int ASK_SIZE_OFFSET = 40;
    private static final int VENUE_SEQUENCE_OFFSET = 48;
    private static final int SUSPECT_OFFSET = 56;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public QuoteFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
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
    public QuoteFlyweight venueTimeNs(long value) {
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
    public QuoteFlyweight receiveTimeNs(long value) {
        buffer.putLong(offset + RECEIVE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidPrice.
     *
     * @return fixed point, above 0
     */
    public long bidPrice() {
        return buffer.getLong(offset + BID_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidPrice.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public QuoteFlyweight bidPrice(long value) {
        buffer.putLong(offset + BID_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askPrice.
     *
     * @return fixed point, above 0
     */
    public long askPrice() {
        return buffer.getLong(offset + ASK_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askPrice.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public QuoteFlyweight askPrice(long value) {
        buffer.putLong(offset + ASK_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidSize.
     *
     * @return fixed point, 0 or above
     */
    public long bidSize() {
        return buffer.getLong(offset + BID_SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidSize.
     *
     * @param value fixed point, 0 or above
     * @return this
     */
    public QuoteFlyweight bidSize(long value) {
        buffer.putLong(offset + BID_SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askSize.
     *
     * @return fixed point, 0 or above
     */
    public long askSize() {
        return buffer.getLong(offset + ASK_SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askSize.
     *
     * @param value fixed point, 0 or above
     * @return this
     */
    public QuoteFlyweight askSize(long value) {
        buffer.putLong(offset + ASK_SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads venueSequence.
     *
     * @return the venue's number, 0 when it sends none
     */
    public long venueSequence() {
        return buffer.getLong(offset + VENUE_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueSequence.
     *
     * @param value the venue's number, 0 when it sends none
     * @return this
     */
    public QuoteFlyweight venueSequence(long value) {
        buffer.putLong(offset + VENUE_SEQUENCE_OFFSET, value, LITTLE_ENDIAN);
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
    public QuoteFlyweight suspect(byte value) {
        buffer.putByte(offset + SUSPECT_OFFSET, value);
        return this;
    }

    /**
     * The price between bid and ask, rounded towards the bid.
     *
     * @return fixed point
     */
    public long middlePrice() {
        return bidPrice() + (askPrice() - bidPrice()) / 2;
    }
}
