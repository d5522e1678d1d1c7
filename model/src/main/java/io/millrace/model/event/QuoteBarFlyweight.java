package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one bar of bid and ask.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 startNs        ns since 1970-01-01 UTC, first instant of the bar
 *      8    8 bidOpen        fixed point
 *     16    8 bidHigh        fixed point
 *     24    8 bidLow         fixed point
 *     32    8 bidClose       fixed point
 *     40    8 askOpen        fixed point
 *     48    8 askHigh        fixed point
 *     56    8 askLow         fixed point
 *     64    8 askClose       fixed point
 *     72    4 quoteCount     quotes in the bar, 0 when the source does not tell
 *     76    4 timeframe      code of the Timeframe
 * </pre>
 */
public final class QuoteBarFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 80;

    private static final int START_NS_OFFSET = 0;
    private static final int BID_OPEN_OFFSET = 8;
    private static final int BID_HIGH_OFFSET = 16;
    private static final int BID_LOW_OFFSET = 24;
    private static final int BID_CLOSE_OFFSET = 32;
    private static final int ASK_OPEN_OFFSET = 40;
    private static final int ASK_HIGH_OFFSET = 48;
    private static final int ASK_LOW_OFFSET = 56;
    private static final int ASK_CLOSE_OFFSET = 64;
    private static final int QUOTE_COUNT_OFFSET = 72;
    private static final int TIMEFRAME_OFFSET = 76;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public QuoteBarFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads startNs.
     *
     * @return ns since 1970-01-01 UTC, first instant of the bar
     */
    public long startNs() {
        return buffer.getLong(offset + START_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes startNs.
     *
     * @param value ns since 1970-01-01 UTC, first instant of the bar
     * @return this
     */
    public QuoteBarFlyweight startNs(long value) {
        buffer.putLong(offset + START_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidOpen.
     *
     * @return fixed point
     */
    public long bidOpen() {
        return buffer.getLong(offset + BID_OPEN_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidOpen.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight bidOpen(long value) {
        buffer.putLong(offset + BID_OPEN_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidHigh.
     *
     * @return fixed point
     */
    public long bidHigh() {
        return buffer.getLong(offset + BID_HIGH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidHigh.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight bidHigh(long value) {
        buffer.putLong(offset + BID_HIGH_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidLow.
     *
     * @return fixed point
     */
    public long bidLow() {
        return buffer.getLong(offset + BID_LOW_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidLow.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight bidLow(long value) {
        buffer.putLong(offset + BID_LOW_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads bidClose.
     *
     * @return fixed point
     */
    public long bidClose() {
        return buffer.getLong(offset + BID_CLOSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes bidClose.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight bidClose(long value) {
        buffer.putLong(offset + BID_CLOSE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askOpen.
     *
     * @return fixed point
     */
    public long askOpen() {
        return buffer.getLong(offset + ASK_OPEN_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askOpen.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight askOpen(long value) {
        buffer.putLong(offset + ASK_OPEN_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askHigh.
     *
     * @return fixed point
     */
    public long askHigh() {
        return buffer.getLong(offset + ASK_HIGH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askHigh.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight askHigh(long value) {
        buffer.putLong(offset + ASK_HIGH_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askLow.
     *
     * @return fixed point
     */
    public long askLow() {
        return buffer.getLong(offset + ASK_LOW_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askLow.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight askLow(long value) {
        buffer.putLong(offset + ASK_LOW_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads askClose.
     *
     * @return fixed point
     */
    public long askClose() {
        return buffer.getLong(offset + ASK_CLOSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes askClose.
     *
     * @param value fixed point
     * @return this
     */
    public QuoteBarFlyweight askClose(long value) {
        buffer.putLong(offset + ASK_CLOSE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads quoteCount.
     *
     * @return quotes in the bar, 0 when the source does not tell
     */
    public int quoteCount() {
        return buffer.getInt(offset + QUOTE_COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes quoteCount.
     *
     * @param value quotes in the bar, 0 when the source does not tell
     * @return this
     */
    public QuoteBarFlyweight quoteCount(int value) {
        buffer.putInt(offset + QUOTE_COUNT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads timeframe.
     *
     * @return code of the Timeframe
     */
    public int timeframe() {
        return buffer.getInt(offset + TIMEFRAME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes timeframe.
     *
     * @param value code of the Timeframe
     * @return this
     */
    public QuoteBarFlyweight timeframe(int value) {
        buffer.putInt(offset + TIMEFRAME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * The price between the last bid and the last ask, rounded towards the bid.
     *
     * @return fixed point
     */
    public long middleClose() {
        return bidClose() + (askClose() - bidClose()) / 2;
    }
}
