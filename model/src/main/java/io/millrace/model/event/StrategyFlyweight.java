package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of a strategy being switched off or on.
 *
 * <pre>
 * offset size field          meaning
 *      0    4 strategyId     place of the strategy in the settings of the run
 *      4    4 enabled        1 when it may enter, 0 when not
 *      8    4 cause          code of the Verdict of the check that switched it; 0 when it ran out
 *     12    4 instrumentId   instrument that it is about, -1 for all
 *     16    8 value          operand of the check
 *     24    8 limit          what it was compared with
 *     32    8 untilNs        ns since 1970-01-01 UTC, NONE until an operator acts
 * </pre>
 */
public final class StrategyFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 40;

    private static final int STRATEGY_ID_OFFSET = 0;
    private static final int ENABLED_OFFSET = 4;
    private static final int CAUSE_OFFSET = 8;
    private static final int INSTRUMENT_ID_OFFSET = 12;
    private static final int VALUE_OFFSET = 16;
    private static final int LIMIT_OFFSET = 24;
    private static final int UNTIL_NS_OFFSET = 32;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public StrategyFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads strategyId.
     *
     * @return place of the strategy in the settings of the run
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value place of the strategy in the settings of the run
     * @return this
     */
    public StrategyFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads enabled.
     *
     * @return 1 when it may enter, 0 when not
     */
    public int enabled() {
        return buffer.getInt(offset + ENABLED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes enabled.
     *
     * @param value 1 when it may enter, 0 when not
     * @return this
     */
    public StrategyFlyweight enabled(int value) {
        buffer.putInt(offset + ENABLED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads cause.
     *
     * @return code of the Verdict of the check that switched it; 0 when it ran out
     */
    public int cause() {
        return buffer.getInt(offset + CAUSE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes cause.
     *
     * @param value code of the Verdict of the check that switched it; 0 when it ran out
     * @return this
     */
    public StrategyFlyweight cause(int value) {
        buffer.putInt(offset + CAUSE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads instrumentId.
     *
     * @return instrument that it is about, -1 for all
     */
    public int instrumentId() {
        return buffer.getInt(offset + INSTRUMENT_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes instrumentId.
     *
     * @param value instrument that it is about, -1 for all
     * @return this
     */
    public StrategyFlyweight instrumentId(int value) {
        buffer.putInt(offset + INSTRUMENT_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads value.
     *
     * @return operand of the check
     */
    public long value() {
        return buffer.getLong(offset + VALUE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes value.
     *
     * @param value operand of the check
     * @return this
     */
    public StrategyFlyweight value(long value) {
        buffer.putLong(offset + VALUE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads limit.
     *
     * @return what it was compared with
     */
    public long limit() {
        return buffer.getLong(offset + LIMIT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes limit.
     *
     * @param value what it was compared with
     * @return this
     */
    public StrategyFlyweight limit(long value) {
        buffer.putLong(offset + LIMIT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads untilNs.
     *
     * @return ns since 1970-01-01 UTC, NONE until an operator acts
     */
    public long untilNs() {
        return buffer.getLong(offset + UNTIL_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes untilNs.
     *
     * @param value ns since 1970-01-01 UTC, NONE until an operator acts
     * @return this
     */
    public StrategyFlyweight untilNs(long value) {
        buffer.putLong(offset + UNTIL_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
