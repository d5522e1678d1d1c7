package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of how a decision is to be carried out, the end of {@link DecisionFlyweight}.
 *
 * <pre>
 * offset size field          meaning
 *      0    4 orderType      code of the OrderType of the entry or exit
 *      4    4 timeInForce    code of the TimeInForce
 *      8    4 features       sum of LADDER 1, CHASE 2, ON_TIMER 4
 *     12    4 reserved       zero
 *     16    8 triggerPrice   fixed point, stop price of the entry; NONE when it has none
 *     24    8 trail          fixed point, distance of a trailing stop; 0 when none
 *     32    8 expireNs       ns since 1970-01-01 UTC, end of the order; 0 when it has none
 *     40    8 weight         factor on the size by the success of the mode, 1 when not used
 * </pre>
 */
public final class PlanFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 48;

    /** Feature: half the position is closed at one risk, the rest at two, with a stop at cost. */
    public static final int LADDER = 1;

    /** Feature: an entry that does not fill follows the market. */
    public static final int CHASE = 2;

    /** The decision was made on a timer, not on a bar. */
    public static final int ON_TIMER = 4;

    private static final int ORDER_TYPE_OFFSET = 0;
    private static final int TIME_IN_FORCE_OFFSET = 4;
    private static final int FEATURES_OFFSET = 8;
    private static final int RESERVED_OFFSET = 12;
    private static final int TRIGGER_PRICE_OFFSET = 16;
    private static final int TRAIL_OFFSET = 24;
    private static final int EXPIRE_NS_OFFSET = 32;
    private static final int WEIGHT_OFFSET = 40;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public PlanFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads orderType.
     *
     * @return code of the OrderType of the entry or exit
     */
    public int orderType() {
        return buffer.getInt(offset + ORDER_TYPE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes orderType.
     *
     * @param value code of the OrderType of the entry or exit
     * @return this
     */
    public PlanFlyweight orderType(int value) {
        buffer.putInt(offset + ORDER_TYPE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads timeInForce.
     *
     * @return code of the TimeInForce
     */
    public int timeInForce() {
        return buffer.getInt(offset + TIME_IN_FORCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes timeInForce.
     *
     * @param value code of the TimeInForce
     * @return this
     */
    public PlanFlyweight timeInForce(int value) {
        buffer.putInt(offset + TIME_IN_FORCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads features.
     *
     * @return sum of LADDER 1, CHASE 2, ON_TIMER 4
     */
    public int features() {
        return buffer.getInt(offset + FEATURES_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes features.
     *
     * @param value sum of LADDER 1, CHASE 2, ON_TIMER 4
     * @return this
     */
    public PlanFlyweight features(int value) {
        buffer.putInt(offset + FEATURES_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads reserved.
     *
     * @return zero
     */
    public int reserved() {
        return buffer.getInt(offset + RESERVED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes reserved.
     *
     * @param value zero
     * @return this
     */
    public PlanFlyweight reserved(int value) {
        buffer.putInt(offset + RESERVED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads triggerPrice.
     *
     * @return fixed point, stop price of the entry; NONE when it has none
     */
    public long triggerPrice() {
        return buffer.getLong(offset + TRIGGER_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes triggerPrice.
     *
     * @param value fixed point, stop price of the entry; NONE when it has none
     * @return this
     */
    public PlanFlyweight triggerPrice(long value) {
        buffer.putLong(offset + TRIGGER_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads trail.
     *
     * @return fixed point, distance of a trailing stop from the best price; 0 when none
     */
    public long trail() {
        return buffer.getLong(offset + TRAIL_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes trail.
     *
     * @param value fixed point, distance of a trailing stop from the best price; 0 when none
     * @return this
     */
    public PlanFlyweight trail(long value) {
        buffer.putLong(offset + TRAIL_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads expireNs.
     *
     * @return ns since 1970-01-01 UTC, end of the order; 0 when it has none
     */
    public long expireNs() {
        return buffer.getLong(offset + EXPIRE_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes expireNs.
     *
     * @param value ns since 1970-01-01 UTC, end of the order; 0 when it has none
     * @return this
     */
    public PlanFlyweight expireNs(long value) {
        buffer.putLong(offset + EXPIRE_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads weight.
     *
     * @return factor on the size by the success of the mode, 1 when not used
     */
    public double weight() {
        return buffer.getDouble(offset + WEIGHT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes weight.
     *
     * @param value factor on the size by the success of the mode, 1 when not used
     * @return this
     */
    public PlanFlyweight weight(double value) {
        buffer.putDouble(offset + WEIGHT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
