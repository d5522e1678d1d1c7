package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one fault in the data of an instrument, or of its recovery.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 venueTimeNs    ns since 1970-01-01 UTC, of the tick at hand
 *      8    4 kind           code of the QualityKind
 *     12    4 policy         code of the QualityPolicy that was applied
 *     16    8 measured       operand of the kind, see QualityKind
 *     24    8 allowed        limit of the kind, see QualityKind
 *     32    8 count          faults of this kind and instrument so far, this one included
 *     40    4 goodTicksMissing good ticks until the instrument is trusted again; 0 when it is
 *     44    4 reserved       0
 * </pre>
 */
public final class QualityFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 48;

    private static final int VENUE_TIME_NS_OFFSET = 0;
    private static final int KIND_OFFSET = 8;
    private static final int POLICY_OFFSET = 12;
    private static final int MEASURED_OFFSET = 16;
    private static final int ALLOWED_OFFSET = 24;
    private static final int COUNT_OFFSET = 32;
    private static final int GOOD_TICKS_MISSING_OFFSET = 40;
    private static final int RESERVED_OFFSET = 44;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public QualityFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads venueTimeNs.
     *
     * @return ns since 1970-01-01 UTC, of the tick at hand
     */
    public long venueTimeNs() {
        return buffer.getLong(offset + VENUE_TIME_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes venueTimeNs.
     *
     * @param value ns since 1970-01-01 UTC, of the tick at hand
     * @return this
     */
    public QualityFlyweight venueTimeNs(long value) {
        buffer.putLong(offset + VENUE_TIME_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads kind.
     *
     * @return code of the QualityKind
     */
    public int kind() {
        return buffer.getInt(offset + KIND_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes kind.
     *
     * @param value code of the QualityKind
     * @return this
     */
    public QualityFlyweight kind(int value) {
        buffer.putInt(offset + KIND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads policy.
     *
     * @return code of the QualityPolicy that was applied
     */
    public int policy() {
        return buffer.getInt(offset + POLICY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes policy.
     *
     * @param value code of the QualityPolicy that was applied
     * @return this
     */
    public QualityFlyweight policy(int value) {
        buffer.putInt(offset + POLICY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads measured.
     *
     * @return operand of the kind, see QualityKind
     */
    public long measured() {
        return buffer.getLong(offset + MEASURED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes measured.
     *
     * @param value operand of the kind, see QualityKind
     * @return this
     */
    public QualityFlyweight measured(long value) {
        buffer.putLong(offset + MEASURED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads allowed.
     *
     * @return limit of the kind, see QualityKind
     */
    public long allowed() {
        return buffer.getLong(offset + ALLOWED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes allowed.
     *
     * @param value limit of the kind, see QualityKind
     * @return this
     */
    public QualityFlyweight allowed(long value) {
        buffer.putLong(offset + ALLOWED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads count.
     *
     * @return faults of this kind and instrument so far, this one included
     */
    public long count() {
        return buffer.getLong(offset + COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes count.
     *
     * @param value faults of this kind and instrument so far, this one included
     * @return this
     */
    public QualityFlyweight count(long value) {
        buffer.putLong(offset + COUNT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads goodTicksMissing.
     *
     * @return good ticks until the instrument is trusted again; 0 when it is
     */
    public int goodTicksMissing() {
        return buffer.getInt(offset + GOOD_TICKS_MISSING_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes goodTicksMissing.
     *
     * @param value good ticks until the instrument is trusted again; 0 when it is
     * @return this
     */
    public QualityFlyweight goodTicksMissing(int value) {
        buffer.putInt(offset + GOOD_TICKS_MISSING_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads reserved.
     *
     * @return 0
     */
    public int reserved() {
        return buffer.getInt(offset + RESERVED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes reserved.
     *
     * @param value 0
     * @return this
     */
    public QualityFlyweight reserved(int value) {
        buffer.putInt(offset + RESERVED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
