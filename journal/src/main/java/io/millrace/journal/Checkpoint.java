package io.millrace.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The record after every 1,024 others. Its sum, a {@link CheckpointSum}, covers those records as
 * they are stored, envelope and checksum included, in their order, from the one behind the
 * checkpoint before (at first: from the first of the epoch) to the one before this; checkpoints
 * themselves are in no sum. Payload:
 *
 * <pre>
 * offset size field      meaning
 *      0   32 sha256     over the digests of those records
 *     32    8 count      of those records: 1,024
 *     40    8 sequence   of the last record before that has one; 0 for none
 * </pre>
 */
final class Checkpoint {

    /** Records between two checkpoints. */
    static final int RECORDS = 1024;

    static final int SHA_BYTES = 32;

    private static final int COUNT_OFFSET = 32;
    private static final int SEQUENCE_OFFSET = 40;
    private static final int PAYLOAD_BYTES = 48;

    /** Bytes of the record. */
    static final int LENGTH = EventLayout.recordLength(PAYLOAD_BYTES);

    private Checkpoint() {}

    /** Writes all of the record but the sum and the journal fields. */
    static void put(UnsafeBuffer buffer, int offset, long sequence) {
        buffer.setMemory(offset, LENGTH, (byte) 0);
        EventLayout.start(buffer, offset, EventType.CHECKPOINT, -1, PAYLOAD_BYTES);
        int payload = EventLayout.payload(offset);
        buffer.putLong(payload + COUNT_OFFSET, RECORDS, LITTLE_ENDIAN);
        buffer.putLong(payload + SEQUENCE_OFFSET, sequence, LITTLE_ENDIAN);
    }

    static long count(DirectBuffer buffer, int offset) {
        return buffer.getLong(EventLayout.payload(offset) + COUNT_OFFSET, LITTLE_ENDIAN);
    }

    static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(EventLayout.payload(offset) + SEQUENCE_OFFSET, LITTLE_ENDIAN);
    }

    static void sum(DirectBuffer buffer, int offset, byte[] sum) {
        buffer.getBytes(EventLayout.payload(offset), sum, 0, SHA_BYTES);
    }
}
