package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one bar, as read from a source or as closed by the engine.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 startNs          ns since 1970-01-01 UTC, first instant of the bar
 *      8    8 open             fixed point, above 0
 *     16    8 high             fixed point, above 0
 *     24    8 low              fixed point, above 0
 *     32    8 close            fixed point, above 0
 *     40    8 volume           fixed point, 0 or above
 *     48    4 tradeCount       ticks in the bar, 0 when the source does not tell
 *     52    4 timeframe        code of the Timeframe
 * </pre>
 */
public final class BarFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 56;

    private static final int START_NS_OFFSET = 0;
    private static final int OPEN_OFFSET = 8;
    private static final int HIGH_OFFSET = 16;
    private static final int LOW_OFFSET = 24;
    private static final int CLOSE_OFFSET = 32;
    private static final int VOLUME_OFFSET = 40;
    private static final int TRADE_COUNT_OFFSET = 48;
    private static final int TIMEFRAME_OFFSET = 52;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public BarFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
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
    public BarFlyweight startNs(long value) {
        buffer.putLong(offset + START_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads open.
     *
     * @return fixed point, above 0
     */
    public long open() {
        return buffer.getLong(offset + OPEN_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes open.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public BarFlyweight open(long value) {
        buffer.putLong(offset + OPEN_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads high.
     *
     * @return fixed point, above 0
     */
    public long high() {
        return buffer.getLong(offset + HIGH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes high.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public BarFlyweight high(long value) {
        buffer.putLong(offset + HIGH_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads low.
     *
     * @return fixed point, above 0
     */
    public long low() {
        return buffer.getLong(offset + LOW_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes low.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public BarFlyweight low(long value) {
        buffer.putLong(offset + LOW_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads close.
     *
     * @return fixed point, above 0
     */
    public long close() {
        return buffer.getLong(offset + CLOSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes close.
     *
     * @param value fixed point, above 0
     * @return this
     */
    public BarFlyweight close(long value) {
        buffer.putLong(offset + CLOSE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads volume.
     *
     * @return fixed point, 0 or above
     */
    public long volume() {
        return buffer.getLong(offset + VOLUME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes volume.
     *
     * @param value fixed point, 0 or above
     * @return this
     */
    public BarFlyweight volume(long value) {
        buffer.putLong(offset + VOLUME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads tradeCount.
     *
     * @return ticks in the bar, 0 when the source does not tell
     */
    public int tradeCount() {
        return buffer.getInt(offset + TRADE_COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes tradeCount.
     *
     * @param value ticks in the bar, 0 when the source does not tell
     * @return this
     */
    public BarFlyweight tradeCount(int value) {
        buffer.putInt(offset + TRADE_COUNT_OFFSET, value, LITTLE_ENDIAN);
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
    public BarFlyweight timeframe(int value) {
        buffer.putInt(offset + TIMEFRAME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
