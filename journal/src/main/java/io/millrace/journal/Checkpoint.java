package io.millrace.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The record after every 1,024 others. Its sum, a {@link Sum}, covers those records as they are
 * stored, envelope and checksum included, in their order, from the one behind the checkpoint before
 * (at first: from the first of the epoch) to the one before this; checkpoints themselves are in no
 * sum. Payload:
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

    /**
     * Sum of the records between two checkpoints: SHA-256 over one digest of 64 bits for each
     * record. The digest covers every byte of the record as it is stored and owes nothing to its
     * CRC32C; any change within one word of 8 bytes changes it for certain. SHA-256 over the bytes
     * themselves cost a third of a saturated engine's time on a processor without instructions for
     * it.
     *
     * <p>Four lanes take the words in turn, each step a bijection of its lane: exclusive or, a
     * product with an odd number, a shift folded back. They are turned before they are folded into
     * one: the same bits in two lanes do not undo each other. Not thread-safe; allocates nothing
     * after it was made.
     */
    static final class Sum {

        private static final long FIRST = 0x9E3779B97F4A7C15L;
        private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
        private static final long THIRD = 0x165667B19E3779F9L;
        private static final long FOURTH = 0xD6E8FEB86659FD93L;
        private static final int STRIDE = 4 * Long.BYTES;

        private final byte[] digests = new byte[Checkpoint.RECORDS * Long.BYTES];
        private final UnsafeBuffer words = new UnsafeBuffer(digests);
        private final MessageDigest sha256 = SumFile.sha256();
        private int records;

        /** Adds a record: at most {@link Checkpoint#RECORDS} between two sums. */
        void add(DirectBuffer buffer, int offset, int length) {
            words.putLong(records * Long.BYTES, digest(buffer, offset, length), LITTLE_ENDIAN);
            records++;
        }

        /** Records added since the last sum. */
        int records() {
            return records;
        }

        /** Writes the sum of the records added, {@link Checkpoint#SHA_BYTES}, and begins anew. */
        void take(byte[] target, int offset) {
            sha256.update(digests, 0, records * Long.BYTES);
            records = 0;
            try {
                sha256.digest(target, offset, Checkpoint.SHA_BYTES);
            } catch (DigestException e) {
                throw new IllegalArgumentException(
                        "offset is " + offset + "; 32 bytes must follow it", e);
            }
        }

        /** Digest of a record whose length is a multiple of 8. */
        static long digest(DirectBuffer buffer, int offset, int length) {
            long a = FIRST ^ length;
            long b = SECOND;
            long c = THIRD;
            long d = FOURTH;
            int at = offset;
            int end = offset + length;
            for (int last = end - STRIDE; at <= last; at += STRIDE) {
                a = step(a, buffer.getLong(at, LITTLE_ENDIAN), FIRST);
                b = step(b, buffer.getLong(at + 8, LITTLE_ENDIAN), SECOND);
                c = step(c, buffer.getLong(at + 16, LITTLE_ENDIAN), THIRD);
                d = step(d, buffer.getLong(at + 24, LITTLE_ENDIAN), FOURTH);
            }
            for (; at < end; at += Long.BYTES) {
                a = step(a, buffer.getLong(at, LITTLE_ENDIAN), FIRST);
            }
            long two = step(a, Long.rotateLeft(b, 21), SECOND);
            long three = step(two, Long.rotateLeft(c, 42), THIRD);
            return step(three, Long.rotateLeft(d, 11), FOURTH);
        }

        private static long step(long lane, long word, long factor) {
            long product = (lane ^ word) * factor;
            return product ^ (product >>> 32);
        }
    }

    /**
     * Compares every checkpoint on a way through an epoch with the records before it. Not
     * thread-safe.
     */
    static final class Check {

        private final Checkpoint.Sum sum = new Checkpoint.Sum();
        private final byte[] computed = new byte[Checkpoint.SHA_BYTES];
        private final byte[] written = new byte[Checkpoint.SHA_BYTES];

        /** Whether all records since the last checkpoint are in the sum. */
        private boolean whole;

        /**
         * Before a record.
         *
         * @param from where the way begins; amid an epoch, the next checkpoint cannot be compared
         */
        Check(EpochMark from) {
            whole = from.records() == 0;
        }

        /**
         * Takes the record that a reader with checksums stands on; tells what is wrong, or null.
         */
        @Nullable String take(EpochReader reader) {
            if (reader.type() == EventType.CHECKPOINT) {
                return checkpoint(reader);
            }
            if (!whole) {
                return null;
            }
            if (sum.records() == Checkpoint.RECORDS) {
                return "a checkpoint is missing; it must follow 1,024 records";
            }
            sum.add(reader.checkedRecord(), 0, reader.length());
            return null;
        }

        private @Nullable String checkpoint(EpochReader reader) {
            if (!whole) {
                whole = true;
                return null;
            }
            DirectBuffer buffer = reader.buffer();
            int offset = reader.offset();
            if (reader.length() != Checkpoint.LENGTH
                    || sum.records() != Checkpoint.RECORDS
                    || Checkpoint.count(buffer, offset) != Checkpoint.RECORDS
                    || Checkpoint.sequence(buffer, offset) != reader.lastSequence()) {
                return "the checkpoint is out of place; it must follow 1,024 records";
            }
            Checkpoint.sum(buffer, offset, written);
            sum.take(computed, 0);
            return Arrays.equals(computed, written)
                    ? null
                    : "the checkpoint's sum is not that of the 1,024 records before it";
        }
    }
}
