package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of what an operator asked for. Who, and why, stands in the COMMAND_TEXT records before it,
 * under the same number.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 commandId      number of the command, of this home, from 1
 *      8    4 kind           code of the CommandKind
 *     12    4 role           code of the OperatorRole that it was given under
 *     16    4 userId         number of the user at the operating system
 *     20    4 strategyId     place of the strategy in the settings, -1 for none
 *     24    4 limit          code of the LimitName, -1 for none
 *     28    4 flags          bits: 1 the peak is based anew, 2 the base of the session is;
 *                            4 a halt of the dead man: the pipeline stood still
 *     32    8 value          new limit, in its unit
 *     40    8 haltSequence   sequence of the halt that a reset answers, 0 for none
 *     48    8 givenNs        ns since 1970-01-01 UTC by the wall clock; information only
 * </pre>
 */
public final class CommandFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 56;

    /** Flag of a HALT: the dead man gave it, for the pipeline stood still. */
    public static final int STOOD_STILL = 4;

    private static final int COMMAND_ID_OFFSET = 0;
    private static final int KIND_OFFSET = 8;
    private static final int ROLE_OFFSET = 12;
    private static final int USER_ID_OFFSET = 16;
    private static final int STRATEGY_ID_OFFSET = 20;
    private static final int LIMIT_OFFSET = 24;
    private static final int FLAGS_OFFSET = 28;
    private static final int VALUE_OFFSET = 32;
    private static final int HALT_SEQUENCE_OFFSET = 40;
    private static final int GIVEN_NS_OFFSET = 48;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public CommandFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads commandId.
     *
     * @return number of the command, of this home, from 1
     */
    public long commandId() {
        return buffer.getLong(offset + COMMAND_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes commandId.
     *
     * @param value number of the command, of this home, from 1
     * @return this
     */
    public CommandFlyweight commandId(long value) {
        buffer.putLong(offset + COMMAND_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads kind.
     *
     * @return code of the CommandKind
     */
    public int kind() {
        return buffer.getInt(offset + KIND_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes kind.
     *
     * @param value code of the CommandKind
     * @return this
     */
    public CommandFlyweight kind(int value) {
        buffer.putInt(offset + KIND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads role.
     *
     * @return code of the OperatorRole that it was given under
     */
    public int role() {
        return buffer.getInt(offset + ROLE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes role.
     *
     * @param value code of the OperatorRole that it was given under
     * @return this
     */
    public CommandFlyweight role(int value) {
        buffer.putInt(offset + ROLE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads userId.
     *
     * @return number of the user at the operating system
     */
    public int userId() {
        return buffer.getInt(offset + USER_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes userId.
     *
     * @param value number of the user at the operating system
     * @return this
     */
    public CommandFlyweight userId(int value) {
        buffer.putInt(offset + USER_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads strategyId.
     *
     * @return place of the strategy in the settings, -1 for none
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value place of the strategy in the settings, -1 for none
     * @return this
     */
    public CommandFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads limit.
     *
     * @return code of the LimitName, -1 for none
     */
    public int limit() {
        return buffer.getInt(offset + LIMIT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes limit.
     *
     * @param value code of the LimitName, -1 for none
     * @return this
     */
    public CommandFlyweight limit(int value) {
        buffer.putInt(offset + LIMIT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads flags.
     *
     * @return bits: 1 the peak is based anew, 2 the base of the session is
     */
    public int flags() {
        return buffer.getInt(offset + FLAGS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes flags.
     *
     * @param value bits: 1 the peak is based anew, 2 the base of the session is
     * @return this
     */
    public CommandFlyweight flags(int value) {
        buffer.putInt(offset + FLAGS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads value.
     *
     * @return new limit, in its unit
     */
    public long value() {
        return buffer.getLong(offset + VALUE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes value.
     *
     * @param value new limit, in its unit
     * @return this
     */
    public CommandFlyweight value(long value) {
        buffer.putLong(offset + VALUE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads haltSequence.
     *
     * @return sequence of the halt that a reset answers, 0 for none
     */
    public long haltSequence() {
        return buffer.getLong(offset + HALT_SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes haltSequence.
     *
     * @param value sequence of the halt that a reset answers, 0 for none
     * @return this
     */
    public CommandFlyweight haltSequence(long value) {
        buffer.putLong(offset + HALT_SEQUENCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads givenNs.
     *
     * @return ns since 1970-01-01 UTC by the wall clock; information only
     */
    public long givenNs() {
        return buffer.getLong(offset + GIVEN_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes givenNs.
     *
     * @param value ns since 1970-01-01 UTC by the wall clock; information only
     * @return this
     */
    public CommandFlyweight givenNs(long value) {
        buffer.putLong(offset + GIVEN_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
