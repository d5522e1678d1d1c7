package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of position and account after a fill.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 position         fixed point, signed
 *      8    8 averagePrice     fixed point, NONE when flat
 *     16    8 realisedPnl      fixed point, this instrument, before fees
 *     24    8 fees             fixed point, all so far
 *     32    8 cash             fixed point
 *     40    8 equity           fixed point, cash and positions at their marks
 *     48    8 peakEquity       fixed point, highest so far
 *     56    8 sessionBase      fixed point, equity at the start of the session
 *     64    8 roundTripPnl     fixed point, of the round trip just ended, NONE when none ended
 *     72    8 mark             fixed point, price the position is valued at
 * </pre>
 */
public final class AccountFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 80;

    private static final int POSITION_OFFSET = 0;
    private static final int AVERAGE_PRICE_OFFSET = 8;
    private static final int REALISED_PNL_OFFSET = 16;
    private static final int FEES_OFFSET = 24;
    private static final int CASH_OFFSET = 32;
    private static final int EQUITY_OFFSET = 40;
    private static final int PEAK_EQUITY_OFFSET = 48;
    private static final int SESSION_BASE_OFFSET = 56;
    private static final int ROUND_TRIP_PNL_OFFSET = 64;
    private static final int MARK_OFFSET = 72;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public AccountFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads position.
     *
     * @return fixed point, signed
     */
    public long position() {
        return buffer.getLong(offset + POSITION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes position.
     *
     * @param value fixed point, signed
     * @return this
     */
    public AccountFlyweight position(long value) {
        buffer.putLong(offset + POSITION_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads averagePrice.
     *
     * @return fixed point, NONE when flat
     */
    public long averagePrice() {
        return buffer.getLong(offset + AVERAGE_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes averagePrice.
     *
     * @param value fixed point, NONE when flat
     * @return this
     */
    public AccountFlyweight averagePrice(long value) {
        buffer.putLong(offset + AVERAGE_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads realisedPnl.
     *
     * @return fixed point, this instrument, before fees
     */
    public long realisedPnl() {
        return buffer.getLong(offset + REALISED_PNL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes realisedPnl.
     *
     * @param value fixed point, this instrument, before fees
     * @return this
     */
    public AccountFlyweight realisedPnl(long value) {
        buffer.putLong(offset + REALISED_PNL_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads fees.
     *
     * @return fixed point, all so far
     */
    public long fees() {
        return buffer.getLong(offset + FEES_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes fees.
     *
     * @param value fixed point, all so far
     * @return this
     */
    public AccountFlyweight fees(long value) {
        buffer.putLong(offset + FEES_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads cash.
     *
     * @return fixed point
     */
    public long cash() {
        return buffer.getLong(offset + CASH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes cash.
     *
     * @param value fixed point
     * @return this
     */
    public AccountFlyweight cash(long value) {
        buffer.putLong(offset + CASH_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads equity.
     *
     * @return fixed point, cash and positions at their marks
     */
    public long equity() {
        return buffer.getLong(offset + EQUITY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes equity.
     *
     * @param value fixed point, cash and positions at their marks
     * @return this
     */
    public AccountFlyweight equity(long value) {
        buffer.putLong(offset + EQUITY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads peakEquity.
     *
     * @return fixed point, highest so far
     */
    public long peakEquity() {
        return buffer.getLong(offset + PEAK_EQUITY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes peakEquity.
     *
     * @param value fixed point, highest so far
     * @return this
     */
    public AccountFlyweight peakEquity(long value) {
        buffer.putLong(offset + PEAK_EQUITY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads sessionBase.
     *
     * @return fixed point, equity at the start of the session
     */
    public long sessionBase() {
        return buffer.getLong(offset + SESSION_BASE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes sessionBase.
     *
     * @param value fixed point, equity at the start of the session
     * @return this
     */
    public AccountFlyweight sessionBase(long value) {
        buffer.putLong(offset + SESSION_BASE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads roundTripPnl.
     *
     * @return fixed point, of the round trip just ended, NONE when none ended
     */
    public long roundTripPnl() {
        return buffer.getLong(offset + ROUND_TRIP_PNL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes roundTripPnl.
     *
     * @param value fixed point, of the round trip just ended, NONE when none ended
     * @return this
     */
    public AccountFlyweight roundTripPnl(long value) {
        buffer.putLong(offset + ROUND_TRIP_PNL_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads mark.
     *
     * @return fixed point, price the position is valued at
     */
    public long mark() {
        return buffer.getLong(offset + MARK_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes mark.
     *
     * @param value fixed point, price the position is valued at
     * @return this
     */
    public AccountFlyweight mark(long value) {
        buffer.putLong(offset + MARK_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
