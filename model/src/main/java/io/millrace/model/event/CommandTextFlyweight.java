package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of a piece of the words that came with a command.
 *
 * <pre>
 * offset size field          meaning
 *      0    8 commandId      number of the command that follows
 *      8    4 part           place of the piece, from 0
 *     12    4 length         bytes of the piece, 1 to 64
 *     16   64 text           UTF-8 of the piece, zeros behind its end
 * </pre>
 */
public final class CommandTextFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 80;

    /** Bytes that a piece may have. */
    public static final int TEXT_LENGTH = 64;

    private static final int COMMAND_ID_OFFSET = 0;
    private static final int PART_OFFSET = 8;
    private static final int LENGTH_OFFSET = 12;
    private static final int TEXT_OFFSET = 16;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public CommandTextFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads commandId.
     *
     * @return number of the command that follows
     */
    public long commandId() {
        return buffer.getLong(offset + COMMAND_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes commandId.
     *
     * @param value number of the command that follows
     * @return this
     */
    public CommandTextFlyweight commandId(long value) {
        buffer.putLong(offset + COMMAND_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads part.
     *
     * @return place of the piece, from 0
     */
    public int part() {
        return buffer.getInt(offset + PART_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes part.
     *
     * @param value place of the piece, from 0
     * @return this
     */
    public CommandTextFlyweight part(int value) {
        buffer.putInt(offset + PART_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads length.
     *
     * @return bytes of the piece, 1 to 64
     */
    public int length() {
        return buffer.getInt(offset + LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes length.
     *
     * @param value bytes of the piece, 1 to 64
     * @return this
     */
    public CommandTextFlyweight length(int value) {
        buffer.putInt(offset + LENGTH_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads the piece.
     *
     * @param target takes its bytes
     * @param at first index there; {@link #length()} bytes are written
     */
    public void text(byte[] target, int at) {
        buffer.getBytes(offset + TEXT_OFFSET, target, at, length());
    }

    /**
     * Writes the piece and its length; the bytes behind it must be zero already.
     *
     * @param source holds its bytes
     * @param from first index there
     * @param length 1 to {@link #TEXT_LENGTH}
     * @return this
     */
    public CommandTextFlyweight text(byte[] source, int from, int length) {
        buffer.putBytes(offset + TEXT_OFFSET, source, from, length);
        return length(length);
    }
}
