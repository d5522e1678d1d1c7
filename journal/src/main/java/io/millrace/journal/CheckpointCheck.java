package io.millrace.journal;

import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Compares every checkpoint on a way through an epoch with the records before it. Not thread-safe.
 */
final class CheckpointCheck {

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
    CheckpointCheck(EpochMark from) {
        whole = from.records() == 0;
    }

    /** Takes the record that a reader with checksums stands on; tells what is wrong, or null. */
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
