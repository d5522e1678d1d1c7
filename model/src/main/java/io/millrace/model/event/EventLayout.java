package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The envelope around every record, the same in a ring slot and in the journal. Little-endian,
 * length a multiple of 8.
 *
 * <pre>
 * offset size field          meaning
 *      0    2 magic          0x524D
 *      2    1 schema         version of this record type's payload
 *      3    1 flags          zero
 *      4    2 type           {@link EventType}
 *      6    2 length         of the whole record, this header and the trailer included
 *      8    4 previousCrc    CRC32C of the record before; 0 for the first        (journal)
 *     12    4 epoch          number of the start that wrote it                   (journal)
 *     16    8 sequence       of the input; an output carries its cause's; 0 for journal records
 *     24    8 engineTimeNs   ns since 1970-01-01 UTC, of the input
 *     32    4 index          0 for an input; 1, 2, 3 … for the outputs of one input, in order
 *     36    4 instrumentId   -1 when the record is about no single instrument
 *     40    n payload        n is a multiple of 8
 *   40+n    4 reserved       zero
 *   44+n    4 crc            CRC32C over every byte before it                    (journal)
 * </pre>
 *
 * The fields marked journal are zero in a ring slot; the journal fills them as it writes.
 */
public final class EventLayout {

    /** First two bytes of every record: "MR". */
    public static final short MAGIC = 0x524D;

    /** Version of all payloads so far. */
    public static final byte SCHEMA = 1;

    /** Bytes before the payload. */
    public static final int HEADER_LENGTH = 40;

    /** Bytes behind the payload. */
    public static final int TRAILER_LENGTH = 8;

    /** Bytes of a ring slot; the largest input record. */
    public static final int SLOT_LENGTH = 128;

    /** Largest payload of an input. */
    public static final int MAX_INPUT_PAYLOAD = SLOT_LENGTH - HEADER_LENGTH - TRAILER_LENGTH;

    /** Largest record. */
    public static final int MAX_RECORD_LENGTH = 0xFFF8;

    private static final int MAGIC_OFFSET = 0;
    private static final int SCHEMA_OFFSET = 2;
    private static final int TYPE_OFFSET = 4;
    private static final int LENGTH_OFFSET = 6;
    private static final int PREVIOUS_CRC_OFFSET = 8;
    private static final int EPOCH_OFFSET = 12;
    private static final int SEQUENCE_OFFSET = 16;
    private static final int ENGINE_TIME_OFFSET = 24;
    private static final int INDEX_OFFSET = 32;
    private static final int INSTRUMENT_OFFSET = 36;
    private static final int CRC_FROM_END = 4;

    private EventLayout() {}

    /**
     * Length of the record around a payload.
     *
     * @param payloadLength multiple of 8
     * @return bytes
     */
    public static int recordLength(int payloadLength) {
        assert payloadLength % 8 == 0 : "payload of " + payloadLength + " bytes";
        return HEADER_LENGTH + payloadLength + TRAILER_LENGTH;
    }

    /**
     * Writes a header without its sequence, time and journal fields, and zeroes the trailer.
     *
     * @param buffer to write to
     * @param offset of the record
     * @param type record type
     * @param instrumentId or -1
     * @param payloadLength multiple of 8
     */
    public static void start(
            MutableDirectBuffer buffer, int offset, int type, int instrumentId, int payloadLength) {
        int length = recordLength(payloadLength);
        // Magic, schema, flags, type and length in one: their offsets are 0, 2, 3, 4 and 6.
        long head = MAGIC | (long) SCHEMA << 16 | (type & 0xFFFFL) << 32 | (long) length << 48;
        buffer.putLong(offset + MAGIC_OFFSET, head, LITTLE_ENDIAN);
        buffer.putLong(offset + PREVIOUS_CRC_OFFSET, 0L, LITTLE_ENDIAN);
        buffer.putInt(offset + INSTRUMENT_OFFSET, instrumentId, LITTLE_ENDIAN);
        buffer.putLong(offset + length - TRAILER_LENGTH, 0L, LITTLE_ENDIAN);
    }

    /**
     * Writes the place of a record in the order of all things.
     *
     * @param buffer to write to
     * @param offset of the record
     * @param sequence of the input
     * @param engineTimeNs of the input
     * @param index 0 for the input itself
     */
    public static void place(
            MutableDirectBuffer buffer, int offset, long sequence, long engineTimeNs, int index) {
        buffer.putLong(offset + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
        buffer.putLong(offset + ENGINE_TIME_OFFSET, engineTimeNs, LITTLE_ENDIAN);
        buffer.putInt(offset + INDEX_OFFSET, index, LITTLE_ENDIAN);
    }

    /**
     * Writes the chain: what came before, and in which epoch.
     *
     * @param buffer to write to
     * @param offset of the record
     * @param previousCrc CRC32C of the record before
     * @param epoch from 1
     */
    public static void chain(MutableDirectBuffer buffer, int offset, int previousCrc, int epoch) {
        long both = (previousCrc & 0xFFFF_FFFFL) | (long) epoch << 32;
        buffer.putLong(offset + PREVIOUS_CRC_OFFSET, both, LITTLE_ENDIAN);
    }

    /**
     * Writes the checksum.
     *
     * @param buffer to write to
     * @param offset of the record
     * @param length of the record
     * @param crc CRC32C over the bytes before it
     */
    public static void crc(MutableDirectBuffer buffer, int offset, int length, int crc) {
        buffer.putInt(offset + length - CRC_FROM_END, crc, LITTLE_ENDIAN);
    }

    /**
     * First two bytes.
     *
     * @param buffer to read
     * @param offset of the record
     * @return {@link #MAGIC} in a sound record
     */
    public static short magic(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + MAGIC_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Payload version.
     *
     * @param buffer to read
     * @param offset of the record
     * @return 0 to 255
     */
    public static int schema(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + SCHEMA_OFFSET) & 0xFF;
    }

    /**
     * Record type.
     *
     * @param buffer to read
     * @param offset of the record
     * @return {@link EventType}
     */
    public static int type(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + TYPE_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Length of the whole record.
     *
     * @param buffer to read
     * @param offset of the record
     * @return bytes
     */
    public static int length(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Checksum of the record before.
     *
     * @param buffer to read
     * @param offset of the record
     * @return CRC32C
     */
    public static int previousCrc(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + PREVIOUS_CRC_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Start that wrote the record.
     *
     * @param buffer to read
     * @param offset of the record
     * @return from 1
     */
    public static int epoch(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + EPOCH_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Sequence of the input, or of the output's cause.
     *
     * @param buffer to read
     * @param offset of the record
     * @return from 1; 0 for records of the journal itself and for outputs of the start
     */
    public static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Engine time of the input.
     *
     * @param buffer to read
     * @param offset of the record
     * @return ns since 1970-01-01 UTC
     */
    public static long engineTimeNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + ENGINE_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Place among the outputs of one input.
     *
     * @param buffer to read
     * @param offset of the record
     * @return 0 for the input itself
     */
    public static int index(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + INDEX_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Instrument the record is about.
     *
     * @param buffer to read
     * @param offset of the record
     * @return id, or -1
     */
    public static int instrumentId(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + INSTRUMENT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Checksum of the record.
     *
     * @param buffer to read
     * @param offset of the record
     * @param length of the record
     * @return CRC32C
     */
    public static int crc(DirectBuffer buffer, int offset, int length) {
        return buffer.getInt(offset + length - CRC_FROM_END, LITTLE_ENDIAN);
    }

    /**
     * Where the payload begins.
     *
     * @param offset of the record
     * @return offset of its payload
     */
    public static int payload(int offset) {
        return offset + HEADER_LENGTH;
    }
}
