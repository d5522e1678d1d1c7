package io.millrace.ops.monitor.health;

/**
 * How the journal of a run is doing.
 *
 * @param durableSequence up to which the records are known to be on the disk
 * @param syncUs how long a small sync took at the start; 0 when it was not measured
 * @param lastSnapshot name of the newest snapshot's file; empty for none
 */
public record JournalHealth(long durableSequence, long syncUs, String lastSnapshot) {

    /** Of a run that tells nothing. */
    public static final JournalHealth NONE = new JournalHealth(0, 0, "");
}
