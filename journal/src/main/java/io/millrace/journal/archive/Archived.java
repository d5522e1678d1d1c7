package io.millrace.journal.archive;

/**
 * What became of an epoch that was to be archived.
 *
 * @param epoch number
 * @param outcome what was done
 * @param bytesBefore of its records and tables, before
 * @param bytesAfter of the same, afterwards
 */
public record Archived(int epoch, Outcome outcome, long bytesBefore, long bytesAfter) {

    /** Kinds of ends. */
    public enum Outcome {
        /** Packed, read back, originals removed. */
        ARCHIVED,
        /** Nothing was left to do. */
        ALREADY,
        /** Without a seal nobody knows where it ends; it stays as it is. */
        NOT_SEALED
    }
}
