package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one change of the trading state, with the comparison that caused it.
 *
 * <pre>
 * offset size field            meaning
 *      0    4 from             code of the TradingState before
 *      4    4 to               code of the TradingState now
 *      8    4 cause            code of the StateCause
 *     12    4 reserved         zero
 *     16    8 value            what was measured, in the unit of the cause
 *     24    8 limit            what it was compared with, in the same
 *     32    8 base             fixed point, what the limit was derived from: equity or an intent
 * </pre>
 *
 * Most causes compare money or sizes, in fixed point; those of clocks and links nanoseconds, that
 * of the journal nanoseconds or bytes, those of orders and comparisons count.
 */
public final class StateFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 40;

    private static final int FROM_OFFSET = 0;
    private static final int TO_OFFSET = 4;
    private static final int CAUSE_OFFSET = 8;
    private static final int VALUE_OFFSET = 16;
    private static final int LIMIT_OFFSET = 24;
    private static final int BASE_OFFSET = 32;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public StateFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads from.
     *
     * @return code of the TradingState before
     */
    public int from() {
        return buffer.getInt(offset + FROM_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes from.
     *
     * @param value code of the TradingState before
     * @return this
     */
    public StateFlyweight from(int value) {
        buffer.putInt(offset + FROM_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads to.
     *
     * @return code of the TradingState now
     */
    public int to() {
        return buffer.getInt(offset + TO_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes to.
     *
     * @param value code of the TradingState now
     * @return this
     */
    public StateFlyweight to(int value) {
        buffer.putInt(offset + TO_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads cause.
     *
     * @return code of the StateCause
     */
    public int cause() {
        return buffer.getInt(offset + CAUSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes cause.
     *
     * @param value code of the StateCause
     * @return this
     */
    public StateFlyweight cause(int value) {
        buffer.putInt(offset + CAUSE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads value.
     *
     * @return what was measured, in the unit of the cause
     */
    public long value() {
        return buffer.getLong(offset + VALUE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes value.
     *
     * @param value what was measured, in the unit of the cause
     * @return this
     */
    public StateFlyweight value(long value) {
        buffer.putLong(offset + VALUE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads limit.
     *
     * @return what it was compared with, in the unit of the cause
     */
    public long limit() {
        return buffer.getLong(offset + LIMIT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes limit.
     *
     * @param value what it was compared with, in the unit of the cause
     * @return this
     */
    public StateFlyweight limit(long value) {
        buffer.putLong(offset + LIMIT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads base.
     *
     * @return fixed point, equity or intent the limit was derived from
     */
    public long base() {
        return buffer.getLong(offset + BASE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes base.
     *
     * @param value fixed point, equity or intent the limit was derived from
     * @return this
     */
    public StateFlyweight base(long value) {
        buffer.putLong(offset + BASE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
