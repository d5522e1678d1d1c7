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
 *     80    4 strategyId       strategy whose fill it was, -1 for none
 *     84    4 currency         place of the instrument's currency in those of the run
 *     88    8 strategyPosition fixed point, signed, what that strategy holds
 *     96    8 netDeposits      fixed point, paid in less taken out since the start
 *    104    8 charges          fixed point, borrowing and funding paid so far
 *    112    8 rate             fixed point, account currency for one of the instrument's
 * </pre>
 */
public final class AccountFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 120;

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
    private static final int STRATEGY_ID_OFFSET = 80;
    private static final int CURRENCY_OFFSET = 84;
    private static final int STRATEGY_POSITION_OFFSET = 88;
    private static final int NET_DEPOSITS_OFFSET = 96;
    private static final int CHARGES_OFFSET = 104;
    private static final int RATE_OFFSET = 112;

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

    /**
     * Reads strategyId.
     *
     * @return strategy whose fill it was, -1 for none
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value strategy whose fill it was, -1 for none
     * @return this
     */
    public AccountFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
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
    public AccountFlyweight currency(int value) {
        buffer.putInt(offset + CURRENCY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads strategyPosition.
     *
     * @return fixed point, signed
     */
    public long strategyPosition() {
        return buffer.getLong(offset + STRATEGY_POSITION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyPosition.
     *
     * @param value fixed point, signed
     * @return this
     */
    public AccountFlyweight strategyPosition(long value) {
        buffer.putLong(offset + STRATEGY_POSITION_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads netDeposits.
     *
     * @return fixed point
     */
    public long netDeposits() {
        return buffer.getLong(offset + NET_DEPOSITS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes netDeposits.
     *
     * @param value fixed point
     * @return this
     */
    public AccountFlyweight netDeposits(long value) {
        buffer.putLong(offset + NET_DEPOSITS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads charges.
     *
     * @return fixed point
     */
    public long charges() {
        return buffer.getLong(offset + CHARGES_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes charges.
     *
     * @param value fixed point
     * @return this
     */
    public AccountFlyweight charges(long value) {
        buffer.putLong(offset + CHARGES_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads rate.
     *
     * @return fixed point
     */
    public long rate() {
        return buffer.getLong(offset + RATE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes rate.
     *
     * @param value fixed point
     * @return this
     */
    public AccountFlyweight rate(long value) {
        buffer.putLong(offset + RATE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
