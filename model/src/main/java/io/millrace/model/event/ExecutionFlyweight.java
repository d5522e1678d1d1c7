package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one answer of a broker, real or simulated.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 orderSequence    sequence of the order's cause
 *      8    4 orderNumber      number of the order under that cause
 *     12    1 kind             code of the ExecutionKind
 *     13    1 side             code of the Side
 *     14    1 role             code of the OrderRole
 *     15    1 reason           code of the ExecutionReason
 *     16    8 price            fixed point, of this fill; NONE when none
 *     24    8 size             fixed point, unsigned, of this fill
 *     32    8 remaining        fixed point, unsigned, still open after it
 *     40    8 fee              fixed point, quote currency, above 0 when paid
 *     48    8 venueTimeNs      ns since 1970-01-01 UTC
 *     56    4 strategyId       strategy that caused the order
 *     60    4 liquidity        1 maker, 2 taker, 0 no fill
 * </pre>
 */
public final class ExecutionFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 64;

    private static final int ORDER_SEQUENCE_OFFSET = 0;
    private static final int ORDER_NUMBER_OFFSET = 8;
    private static final int KIND_OFFSET = 12;
    private static final int SIDE_OFFSET = 13;
    private static final int ROLE_OFFSET = 14;
    private static final int REASON_OFFSET = 15;
    private static final int PRICE_OFFSET = 16;
    private static final int SIZE_OFFSET = 24;
    private static final int REMAINING_OFFSET = 32;
    private static final int FEE_OFFSET = 40;
    private static final int VENUE_TIME_NS_OFFSET = 48;
    private static final int STRATEGY_ID_OFFSET = 56;
    private static final int LIQUIDITY_OFFSET = 60;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public ExecutionFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads orderSequence.
     *
     * @return sequence of the order's cause
     */
    public long orderSequence() {
        return buffer.getLong(offset + ORDER_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes orderSequence.
     *
     * @param value sequence of the order's cause
     * @return this
     */
    public ExecutionFlyweight orderSequence(long value) {
        buffer.putLong(offset + ORDER_SEQUENCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads orderNumber.
     *
     * @return number of the order under that cause
     */
    public int orderNumber() {
        return buffer.getInt(offset + ORDER_NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes orderNumber.
     *
     * @param value number of the order under that cause
     * @return this
     */
    public ExecutionFlyweight orderNumber(int value) {
        buffer.putInt(offset + ORDER_NUMBER_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads kind.
     *
     * @return code of the ExecutionKind
     */
    public byte kind() {
        return buffer.getByte(offset + KIND_OFFSET);
    }

    /**
     * Writes kind.
     *
     * @param value code of the ExecutionKind
     * @return this
     */
    public ExecutionFlyweight kind(byte value) {
        buffer.putByte(offset + KIND_OFFSET, value);
        return this;
    }

    /**
     * Reads side.
     *
     * @return code of the Side
     */
    public byte side() {
        return buffer.getByte(offset + SIDE_OFFSET);
    }

    /**
     * Writes side.
     *
     * @param value code of the Side
     * @return this
     */
    public ExecutionFlyweight side(byte value) {
        buffer.putByte(offset + SIDE_OFFSET, value);
        return this;
    }

    /**
     * Reads role.
     *
     * @return code of the OrderRole
     */
    public byte role() {
        return buffer.getByte(offset + ROLE_OFFSET);
    }

    /**
     * Writes role.
     *
     * @param value code of the OrderRole
     * @return this
     */
    public ExecutionFlyweight role(byte value) {
        buffer.putByte(offset + ROLE_OFFSET, value);
        return this;
    }

    /**
     * Reads reason.
     *
     * @return code of the ExecutionReason
     */
    public byte reason() {
        return buffer.getByte(offset + REASON_OFFSET);
    }

    /**
     * Writes reason.
     *
     * @param value code of the ExecutionReason
     * @return this
     */
    public ExecutionFlyweight reason(byte value) {
        buffer.putByte(offset + REASON_OFFSET, value);
        return this;
    }

    /**
     * Reads price.
     *
     * @return fixed point, of this fill; NONE when none
     */
    public long price() {
        return buffer.getLong(offset + PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes price.
     *
     * @param value fixed point, of this fill; NONE when none
     * @return this
     */
    public ExecutionFlyweight price(long value) {
        buffer.putLong(offset + PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads size.
     *
     * @return fixed point, unsigned, of this fill
     */
    public long size() {
        return buffer.getLong(offset + SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes size.
     *
     * @param value fixed point, unsigned, of this fill
     * @return this
     */
    public ExecutionFlyweight size(long value) {
        buffer.putLong(offset + SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads remaining.
     *
     * @return fixed point, unsigned, still open after it
     */
    public long remaining() {
        return buffer.getLong(offset + REMAINING_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes remaining.
     *
     * @param value fixed point, unsigned, still open after it
     * @return this
     */
    public ExecutionFlyweight remaining(long value) {
        buffer.putLong(offset + REMAINING_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads fee.
     *
     * @return fixed point, quote currency, above 0 when paid
     */
    public long fee() {
        return buffer.getLong(offset + FEE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes fee.
     *
     * @param value fixed point, quote currency, above 0 when paid
     * @return this
     */
    public ExecutionFlyweight fee(long value) {
        buffer.putLong(offset + FEE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads venueTimeNs.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long venueTimeNs() {
        return buffer.getLong(offset + VENUE_TIME_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueTimeNs.
     *
     * @param value ns since 1970-01-01 UTC
     * @return this
     */
    public ExecutionFlyweight venueTimeNs(long value) {
        buffer.putLong(offset + VENUE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads strategyId.
     *
     * @return strategy that caused the order
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value strategy that caused the order
     * @return this
     */
    public ExecutionFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads liquidity.
     *
     * @return 1 maker, 2 taker, 0 no fill
     */
    public int liquidity() {
        return buffer.getInt(offset + LIQUIDITY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes liquidity.
     *
     * @param value 1 maker, 2 taker, 0 no fill
     * @return this
     */
    public ExecutionFlyweight liquidity(int value) {
        buffer.putInt(offset + LIQUIDITY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
