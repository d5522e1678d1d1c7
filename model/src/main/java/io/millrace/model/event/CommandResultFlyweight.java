package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of what became of a command.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 commandId      number of the command
 *      8    4 kind           code of the CommandKind
 *     12    4 outcome        code of the CommandOutcome
 *     16    8 before         what was measured; for a limit what it was before
 *     24    8 after          what it was compared with; for a limit what it is now
 *     32    4 count          orders or positions that it touched
 *     36    4 reserved       0
 * </pre>
 */
public final class CommandResultFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 40;

    private static final int COMMAND_ID_OFFSET = 0;
    private static final int KIND_OFFSET = 8;
    private static final int OUTCOME_OFFSET = 12;
    private static final int BEFORE_OFFSET = 16;
    private static final int AFTER_OFFSET = 24;
    private static final int COUNT_OFFSET = 32;
    private static final int RESERVED_OFFSET = 36;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public CommandResultFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads commandId.
     *
     * @return number of the command
     */
    public long commandId() {
        return buffer.getLong(offset + COMMAND_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes commandId.
     *
     * @param value number of the command
     * @return this
     */
    public CommandResultFlyweight commandId(long value) {
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
    public CommandResultFlyweight kind(int value) {
        buffer.putInt(offset + KIND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads outcome.
     *
     * @return code of the CommandOutcome
     */
    public int outcome() {
        return buffer.getInt(offset + OUTCOME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes outcome.
     *
     * @param value code of the CommandOutcome
     * @return this
     */
    public CommandResultFlyweight outcome(int value) {
        buffer.putInt(offset + OUTCOME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads before.
     *
     * @return what was measured; for a limit what it was before
     */
    public long before() {
        return buffer.getLong(offset + BEFORE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes before.
     *
     * @param value what was measured; for a limit what it was before
     * @return this
     */
    public CommandResultFlyweight before(long value) {
        buffer.putLong(offset + BEFORE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads after.
     *
     * @return what it was compared with; for a limit what it is now
     */
    public long after() {
        return buffer.getLong(offset + AFTER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes after.
     *
     * @param value what it was compared with; for a limit what it is now
     * @return this
     */
    public CommandResultFlyweight after(long value) {
        buffer.putLong(offset + AFTER_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads count.
     *
     * @return orders or positions that it touched
     */
    public int count() {
        return buffer.getInt(offset + COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes count.
     *
     * @param value orders or positions that it touched
     * @return this
     */
    public CommandResultFlyweight count(int value) {
        buffer.putInt(offset + COUNT_OFFSET, value, LITTLE_ENDIAN);
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
    public CommandResultFlyweight reserved(int value) {
        buffer.putInt(offset + RESERVED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
