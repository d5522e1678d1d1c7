package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one order: as judged by the gate (ORDER), or as an instruction to the broker (SEND, the
 * base alone).
 *
 * <pre>
 * offset size field            meaning
 *      0    4 number           order number under its cause, from 1
 *      4    1 action           code of the OrderAction
 *      5    1 side             code of the Side
 *      6    1 orderType        code of the OrderType
 *      7    1 role             code of the OrderRole
 *      8    4 strategyId       strategy that caused it
 *     12    2 verdict          code of the Verdict
 *     14    1 timeInForce      code of the TimeInForce
 *     15    1 reduceOnly       1 when it may only shrink the position
 *     16    8 size             fixed point, unsigned
 *     24    8 limitPrice       fixed point, NONE when none
 *     32    8 stopPrice        fixed point, NONE when none
 *     40    8 referencePrice   fixed point, market when it was made
 *     48    8 targetSequence   cause of the order to replace, cancel, or protect; 0 when none
 *     56    4 targetNumber     number of the order to replace, cancel, or protect
 *     60    4 failedChecks     bit n-1: check n failed
 *     64    4 notApplicable    bit n-1: check n had nothing to judge
 *     68    4 matrix           version of the correlations check 24 asked, low bits; 0 when none
 *     72    8 expireNs         ns since 1970-01-01 UTC, end of the order; 0 when it has none
 * </pre>
 */
public final class OrderFlyweight {

    /** Bytes of the payload of SEND; ORDER adds the operands. */
    public static final int BASE_LENGTH = 80;

    /** How many checks leave their operands. */
    public static final int CHECKS = 29;

    /**
     * Bytes of the payload of ORDER: behind the base, operand and limit (8 bytes each) of check 1
     * to 29.
     */
    public static final int JUDGED_LENGTH = BASE_LENGTH + CHECKS * 2 * Long.BYTES;

    private static final int NUMBER_OFFSET = 0;
    private static final int ACTION_OFFSET = 4;
    private static final int SIDE_OFFSET = 5;
    private static final int ORDER_TYPE_OFFSET = 6;
    private static final int ROLE_OFFSET = 7;
    private static final int STRATEGY_ID_OFFSET = 8;
    private static final int VERDICT_OFFSET = 12;
    private static final int TIME_IN_FORCE_OFFSET = 14;
    private static final int REDUCE_ONLY_OFFSET = 15;
    private static final int SIZE_OFFSET = 16;
    private static final int LIMIT_PRICE_OFFSET = 24;
    private static final int STOP_PRICE_OFFSET = 32;
    private static final int REFERENCE_PRICE_OFFSET = 40;
    private static final int TARGET_SEQUENCE_OFFSET = 48;
    private static final int TARGET_NUMBER_OFFSET = 56;
    private static final int FAILED_CHECKS_OFFSET = 60;
    private static final int NOT_APPLICABLE_OFFSET = 64;
    private static final int MATRIX_OFFSET = 68;
    private static final int EXPIRE_NS_OFFSET = 72;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public OrderFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads number.
     *
     * @return order number under its cause, from 1
     */
    public int number() {
        return buffer.getInt(offset + NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes number.
     *
     * @param value order number under its cause, from 1
     * @return this
     */
    public OrderFlyweight number(int value) {
        buffer.putInt(offset + NUMBER_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads action.
     *
     * @return code of the OrderAction
     */
    public byte action() {
        return buffer.getByte(offset + ACTION_OFFSET);
    }

    /**
     * Writes action.
     *
     * @param value code of the OrderAction
     * @return this
     */
    public OrderFlyweight action(byte value) {
        buffer.putByte(offset + ACTION_OFFSET, value);
        return this;
    }

    /**
     * Reads side.
     *
     * @return code of the Side
     */
    public byte side() {
        return buffer.getByte(offset + SIDE_OFFSET);
    }

    /**
     * Writes side.
     *
     * @param value code of the Side
     * @return this
     */
    public OrderFlyweight side(byte value) {
        buffer.putByte(offset + SIDE_OFFSET, value);
        return this;
    }

    /**
     * Reads orderType.
     *
     * @return code of the OrderType
     */
    public byte orderType() {
        return buffer.getByte(offset + ORDER_TYPE_OFFSET);
    }

    /**
     * Writes orderType.
     *
     * @param value code of the OrderType
     * @return this
     */
    public OrderFlyweight orderType(byte value) {
        buffer.putByte(offset + ORDER_TYPE_OFFSET, value);
        return this;
    }

    /**
     * Reads role.
     *
     * @return code of the OrderRole
     */
    public byte role() {
        return buffer.getByte(offset + ROLE_OFFSET);
    }

    /**
     * Writes role.
     *
     * @param value code of the OrderRole
     * @return this
     */
    public OrderFlyweight role(byte value) {
        buffer.putByte(offset + ROLE_OFFSET, value);
        return this;
    }

    /**
     * Reads strategyId.
     *
     * @return strategy that caused it
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value strategy that caused it
     * @return this
     */
    public OrderFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads verdict.
     *
     * @return code of the Verdict
     */
    public short verdict() {
        return buffer.getShort(offset + VERDICT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes verdict.
     *
     * @param value code of the Verdict
     * @return this
     */
    public OrderFlyweight verdict(short value) {
        buffer.putShort(offset + VERDICT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads timeInForce.
     *
     * @return code of the TimeInForce
     */
    public byte timeInForce() {
        return buffer.getByte(offset + TIME_IN_FORCE_OFFSET);
    }

    /**
     * Writes timeInForce.
     *
     * @param value code of the TimeInForce
     * @return this
     */
    public OrderFlyweight timeInForce(byte value) {
        buffer.putByte(offset + TIME_IN_FORCE_OFFSET, value);
        return this;
    }

    /**
     * Reads reduceOnly.
     *
     * @return 1 when it may only shrink the position
     */
    public byte reduceOnly() {
        return buffer.getByte(offset + REDUCE_ONLY_OFFSET);
    }

    /**
     * Writes reduceOnly.
     *
     * @param value 1 when it may only shrink the position
     * @return this
     */
    public OrderFlyweight reduceOnly(byte value) {
        buffer.putByte(offset + REDUCE_ONLY_OFFSET, value);
        return this;
    }

    /**
     * Reads size.
     *
     * @return fixed point, unsigned
     */
    public long size() {
        return buffer.getLong(offset + SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes size.
     *
     * @param value fixed point, unsigned
     * @return this
     */
    public OrderFlyweight size(long value) {
        buffer.putLong(offset + SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads limitPrice.
     *
     * @return fixed point, NONE when none
     */
    public long limitPrice() {
        return buffer.getLong(offset + LIMIT_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes limitPrice.
     *
     * @param value fixed point, NONE when none
     * @return this
     */
    public OrderFlyweight limitPrice(long value) {
        buffer.putLong(offset + LIMIT_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads stopPrice.
     *
     * @return fixed point, NONE when none
     */
    public long stopPrice() {
        return buffer.getLong(offset + STOP_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes stopPrice.
     *
     * @param value fixed point, NONE when none
     * @return this
     */
    public OrderFlyweight stopPrice(long value) {
        buffer.putLong(offset + STOP_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads referencePrice.
     *
     * @return fixed point, market when it was made
     */
    public long referencePrice() {
        return buffer.getLong(offset + REFERENCE_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes referencePrice.
     *
     * @param value fixed point, market when it was made
     * @return this
     */
    public OrderFlyweight referencePrice(long value) {
        buffer.putLong(offset + REFERENCE_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads targetSequence.
     *
     * @return cause of the order to replace, cancel, or protect; 0 when none
     */
    public long targetSequence() {
        return buffer.getLong(offset + TARGET_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes targetSequence.
     *
     * @param value cause of the order to replace, cancel, or protect; 0 when none
     * @return this
     */
    public OrderFlyweight targetSequence(long value) {
        buffer.putLong(offset + TARGET_SEQUENCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads targetNumber.
     *
     * @return number of the order to replace, cancel, or protect
     */
    public int targetNumber() {
        return buffer.getInt(offset + TARGET_NUMBER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes targetNumber.
     *
     * @param value number of the order to replace, cancel, or protect
     * @return this
     */
    public OrderFlyweight targetNumber(int value) {
        buffer.putInt(offset + TARGET_NUMBER_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads failedChecks.
     *
     * @return bit n-1: check n failed
     */
    public int failedChecks() {
        return buffer.getInt(offset + FAILED_CHECKS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes failedChecks.
     *
     * @param value bit n-1: check n failed
     * @return this
     */
    public OrderFlyweight failedChecks(int value) {
        buffer.putInt(offset + FAILED_CHECKS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads notApplicable.
     *
     * @return bit n-1: check n had nothing to judge
     */
    public int notApplicable() {
        return buffer.getInt(offset + NOT_APPLICABLE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes notApplicable.
     *
     * @param value bit n-1: check n had nothing to judge
     * @return this
     */
    public OrderFlyweight notApplicable(int value) {
        buffer.putInt(offset + NOT_APPLICABLE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads matrix.
     *
     * @return low 32 bits of the version of the correlations that check 24 asked, 0 when none
     */
    public int matrix() {
        return buffer.getInt(offset + MATRIX_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes matrix.
     *
     * @param value low 32 bits of the version of the correlations that check 24 asked, 0 when none
     * @return this
     */
    public OrderFlyweight matrix(int value) {
        buffer.putInt(offset + MATRIX_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads expireNs.
     *
     * @return ns since 1970-01-01 UTC, 0 when none
     */
    public long expireNs() {
        return buffer.getLong(offset + EXPIRE_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes expireNs.
     *
     * @param value ns since 1970-01-01 UTC, 0 when none
     * @return this
     */
    public OrderFlyweight expireNs(long value) {
        buffer.putLong(offset + EXPIRE_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads what a check looked at.
     *
     * @param check number of the check, 1 to {@link #CHECKS}
     * @return its operand, in the unit of the check
     */
    public long operand(int check) {
        return buffer.getLong(operandOffset(check), LITTLE_ENDIAN);
    }

    /**
     * Reads what a check compared with.
     *
     * @param check number of the check, 1 to {@link #CHECKS}
     * @return its limit, in the unit of the check
     */
    public long limit(int check) {
        return buffer.getLong(operandOffset(check) + Long.BYTES, LITTLE_ENDIAN);
    }

    /**
     * Writes what a check saw. Only ORDER has room for it.
     *
     * @param check number of the check, 1 to {@link #CHECKS}
     * @param operand in the unit of the check
     * @param limit in the unit of the check
     * @return this
     */
    public OrderFlyweight operands(int check, long operand, long limit) {
        int at = operandOffset(check);
        buffer.putLong(at, operand, LITTLE_ENDIAN);
        buffer.putLong(at + Long.BYTES, limit, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Writes what all checks saw. Only ORDER has room for it.
     *
     * @param image operand and limit of check 1 to {@link #CHECKS}
     */
    public void operands(long[] image) {
        int at = offset + BASE_LENGTH;
        for (long each : image) {
            buffer.putLong(at, each, LITTLE_ENDIAN);
            at += Long.BYTES;
        }
    }

    private int operandOffset(int check) {
        return offset + BASE_LENGTH + (check - 1) * 2 * Long.BYTES;
    }
}
