package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one confirmed change of regime, with the operands that caused it.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 barStartNs       ns since 1970-01-01 UTC, bar that confirmed it
 *      8    4 timeframe        code of the Timeframe
 *     12    4 from             code of the Regime before
 *     16    4 to               code of the Regime now
 *     20    4 readings         equal raw readings in a row
 *     24    8 adx              average directional index
 *     32    8 rSquared         fit of the regression, 0 to 1
 *     40    8 plusDi           positive directional indicator
 *     48    8 minusDi          negative directional indicator
 * </pre>
 */
public final class RegimeFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 56;

    private static final int BAR_START_NS_OFFSET = 0;
    private static final int TIMEFRAME_OFFSET = 8;
    private static final int FROM_OFFSET = 12;
    private static final int TO_OFFSET = 16;
    private static final int READINGS_OFFSET = 20;
    private static final int ADX_OFFSET = 24;
    private static final int R_SQUARED_OFFSET = 32;
    private static final int PLUS_DI_OFFSET = 40;
    private static final int MINUS_DI_OFFSET = 48;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public RegimeFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads barStartNs.
     *
     * @return ns since 1970-01-01 UTC, bar that confirmed it
     */
    public long barStartNs() {
        return buffer.getLong(offset + BAR_START_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes barStartNs.
     *
     * @param value ns since 1970-01-01 UTC, bar that confirmed it
     * @return this
     */
    public RegimeFlyweight barStartNs(long value) {
        buffer.putLong(offset + BAR_START_NS_OFFSET, value, LITTLE_ENDIAN);
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
    public RegimeFlyweight timeframe(int value) {
        buffer.putInt(offset + TIMEFRAME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads from.
     *
     * @return code of the Regime before
     */
    public int from() {
        return buffer.getInt(offset + FROM_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes from.
     *
     * @param value code of the Regime before
     * @return this
     */
    public RegimeFlyweight from(int value) {
        buffer.putInt(offset + FROM_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads to.
     *
     * @return code of the Regime now
     */
    public int to() {
        return buffer.getInt(offset + TO_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes to.
     *
     * @param value code of the Regime now
     * @return this
     */
    public RegimeFlyweight to(int value) {
        buffer.putInt(offset + TO_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads readings.
     *
     * @return equal raw readings in a row
     */
    public int readings() {
        return buffer.getInt(offset + READINGS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes readings.
     *
     * @param value equal raw readings in a row
     * @return this
     */
    public RegimeFlyweight readings(int value) {
        buffer.putInt(offset + READINGS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads adx.
     *
     * @return average directional index
     */
    public double adx() {
        return buffer.getDouble(offset + ADX_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes adx.
     *
     * @param value average directional index
     * @return this
     */
    public RegimeFlyweight adx(double value) {
        buffer.putDouble(offset + ADX_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads rSquared.
     *
     * @return fit of the regression, 0 to 1
     */
    public double rSquared() {
        return buffer.getDouble(offset + R_SQUARED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes rSquared.
     *
     * @param value fit of the regression, 0 to 1
     * @return this
     */
    public RegimeFlyweight rSquared(double value) {
        buffer.putDouble(offset + R_SQUARED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads plusDi.
     *
     * @return positive directional indicator
     */
    public double plusDi() {
        return buffer.getDouble(offset + PLUS_DI_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes plusDi.
     *
     * @param value positive directional indicator
     * @return this
     */
    public RegimeFlyweight plusDi(double value) {
        buffer.putDouble(offset + PLUS_DI_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads minusDi.
     *
     * @return negative directional indicator
     */
    public double minusDi() {
        return buffer.getDouble(offset + MINUS_DI_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes minusDi.
     *
     * @param value negative directional indicator
     * @return this
     */
    public RegimeFlyweight minusDi(double value) {
        buffer.putDouble(offset + MINUS_DI_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
