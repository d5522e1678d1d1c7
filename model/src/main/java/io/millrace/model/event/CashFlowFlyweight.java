package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of money paid in or taken out of the account.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 venueTimeNs    ns since 1970-01-01 UTC, when it counts
 *      8    8 amount         fixed point, above 0 paid in, below 0 taken out
 *     16    4 currency       place in the currencies of the run
 *     20    4 reserved       zero
 * </pre>
 */
public final class CashFlowFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 24;

    private static final int VENUE_TIME_NS_OFFSET = 0;
    private static final int AMOUNT_OFFSET = 8;
    private static final int CURRENCY_OFFSET = 16;
    private static final int RESERVED_OFFSET = 20;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public CashFlowFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads venueTimeNs.
     *
     * @return ns since 1970-01-01 UTC, when it counts
     */
    public long venueTimeNs() {
        return buffer.getLong(offset + VENUE_TIME_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueTimeNs.
     *
     * @param value ns since 1970-01-01 UTC, when it counts
     * @return this
     */
    public CashFlowFlyweight venueTimeNs(long value) {
        buffer.putLong(offset + VENUE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads amount.
     *
     * @return fixed point, above 0 paid in, below 0 taken out
     */
    public long amount() {
        return buffer.getLong(offset + AMOUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes amount.
     *
     * @param value fixed point, above 0 paid in, below 0 taken out
     * @return this
     */
    public CashFlowFlyweight amount(long value) {
        buffer.putLong(offset + AMOUNT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads currency.
     *
     * @return place in the currencies of the run
     */
    public int currency() {
        return buffer.getInt(offset + CURRENCY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes currency.
     *
     * @param value place in the currencies of the run
     * @return this
     */
    public CashFlowFlyweight currency(int value) {
        buffer.putInt(offset + CURRENCY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads reserved.
     *
     * @return zero
     */
    public int reserved() {
        return buffer.getInt(offset + RESERVED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes reserved.
     *
     * @param value zero
     * @return this
     */
    public CashFlowFlyweight reserved(int value) {
        buffer.putInt(offset + RESERVED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
