package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of what stood against an entry, or could not be judged; the last part of a decision.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 measured       operand of the block, in the unit of its code, or NaN
 *      8    8 allowed        limit of the block; NaN when nothing blocked
 *     16    8 shortRange     average true range of 5-minute bars; NaN when there is none
 *     24    8 usualRange     what it may be: twice the one of 1-hour bars, brought to 5 minutes
 *     32    4 spike          0 not applicable, 1 calm, 2 spike
 *     36    4 notApplicable  bits: 1 volume, 2 quotes (the spread is assumed), 4 spike
 * </pre>
 */
public final class NoiseFlyweight {

    /** Bit of {@link #notApplicable()}: the source has no volume. */
    public static final int NO_VOLUME = 1;

    /** Bit of {@link #notApplicable()}: the source has no quotes, the spread is assumed. */
    public static final int NO_QUOTES = 2;

    /** Bit of {@link #notApplicable()}: there are no 5-minute and 1-hour ranges to compare. */
    public static final int NO_SPIKE = 4;

    /** Bytes of the payload. */
    public static final int LENGTH = 40;

    private static final int MEASURED_OFFSET = 0;
    private static final int ALLOWED_OFFSET = 8;
    private static final int SHORT_RANGE_OFFSET = 16;
    private static final int USUAL_RANGE_OFFSET = 24;
    private static final int SPIKE_OFFSET = 32;
    private static final int NOT_APPLICABLE_OFFSET = 36;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public NoiseFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads measured.
     *
     * @return operand of the block, in the unit of its code, or NaN
     */
    public double measured() {
        return buffer.getDouble(offset + MEASURED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes measured.
     *
     * @param value operand of the block, in the unit of its code, or NaN
     * @return this
     */
    public NoiseFlyweight measured(double value) {
        buffer.putDouble(offset + MEASURED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads allowed.
     *
     * @return limit of the block; NaN when nothing blocked
     */
    public double allowed() {
        return buffer.getDouble(offset + ALLOWED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes allowed.
     *
     * @param value limit of the block; NaN when nothing blocked
     * @return this
     */
    public NoiseFlyweight allowed(double value) {
        buffer.putDouble(offset + ALLOWED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads shortRange.
     *
     * @return average true range of 5-minute bars; NaN when there is none
     */
    public double shortRange() {
        return buffer.getDouble(offset + SHORT_RANGE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes shortRange.
     *
     * @param value average true range of 5-minute bars; NaN when there is none
     * @return this
     */
    public NoiseFlyweight shortRange(double value) {
        buffer.putDouble(offset + SHORT_RANGE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads usualRange.
     *
     * @return what it may be: twice the one of 1-hour bars, brought to 5 minutes
     */
    public double usualRange() {
        return buffer.getDouble(offset + USUAL_RANGE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes usualRange.
     *
     * @param value what it may be: twice the one of 1-hour bars, brought to 5 minutes
     * @return this
     */
    public NoiseFlyweight usualRange(double value) {
        buffer.putDouble(offset + USUAL_RANGE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads spike.
     *
     * @return 0 not applicable, 1 calm, 2 spike
     */
    public int spike() {
        return buffer.getInt(offset + SPIKE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes spike.
     *
     * @param value 0 not applicable, 1 calm, 2 spike
     * @return this
     */
    public NoiseFlyweight spike(int value) {
        buffer.putInt(offset + SPIKE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads notApplicable.
     *
     * @return bits: 1 volume, 2 quotes (the spread is assumed), 4 spike
     */
    public int notApplicable() {
        return buffer.getInt(offset + NOT_APPLICABLE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes notApplicable.
     *
     * @param value bits: 1 volume, 2 quotes (the spread is assumed), 4 spike
     * @return this
     */
    public NoiseFlyweight notApplicable(int value) {
        buffer.putInt(offset + NOT_APPLICABLE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
