package io.millrace.journal;

/**
 * Where an epoch ends.
 *
 * @param epoch number, from 1; 0 for no epoch at all
 * @param lastSequence of the last record that has one; 0 for none
 * @param lastCrc checksum of the last record; 0 when it is unknown
 */
public record EpochEnd(int epoch, long lastSequence, int lastCrc) {

    /** No epoch came before. */
    public static final EpochEnd NONE = new EpochEnd(0, 0, 0);
}
