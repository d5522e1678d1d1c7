package io.millrace.journal;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found in one epoch.
 *
 * @param epoch number; 0 when the directory's name is none of an epoch
 * @param status verdict over all of it
 * @param records sound records before the first bad place
 * @param lastSequence of the last of them that has one; 0 for none
 * @param lastCrc checksum of the last of them; 0 for none
 * @param sealed whether there is a seal, sound or not
 * @param firstBad the first bad place; null when clean
 */
public record VerifyReport(
        int epoch,
        Status status,
        long records,
        long lastSequence,
        int lastCrc,
        boolean sealed,
        @Nullable FirstBad firstBad) {

    /** Verdicts, the worst last. */
    public enum Status {
        /** Every byte that carries meaning is sound. */
        CLEAN,
        /** Without a seal, and the last excerpt is not complete; what stands before it is sound. */
        TORN,
        /** Anything else. */
        CORRUPT
    }

    VerifyReport torn() {
        return new VerifyReport(
                epoch, Status.TORN, records, lastSequence, lastCrc, sealed, firstBad);
    }

    VerifyReport withFault(String what) {
        FirstBad fault =
                new FirstBad(epoch, Epochs.MANIFEST, FirstBad.WHOLE_FILE, lastSequence, what);
        return new VerifyReport(
                epoch, Status.CORRUPT, records, lastSequence, lastCrc, sealed, fault);
    }
}
