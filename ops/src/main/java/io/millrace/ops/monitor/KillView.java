package io.millrace.ops.monitor;

/**
 * Why trading was halted.
 *
 * @param active whether it is
 * @param cause name of the cause
 * @param compared what was measured, and what it was compared with
 * @param timeNs engine time
 * @param sequence input that caused it, 0 when it held at the start
 */
public record KillView(
        boolean active, String cause, Comparison compared, long timeNs, long sequence) {

    /** Not halted. */
    public static final KillView NONE = new KillView(false, "", Comparison.NOTHING, 0, 0);
}
