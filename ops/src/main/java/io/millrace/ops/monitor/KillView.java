package io.millrace.ops.monitor;

/**
 * Why trading was halted.
 *
 * @param active whether it is
 * @param cause name of the cause
 * @param value what was measured, fixed point
 * @param limit what it was compared with, fixed point
 * @param timeNs engine time
 * @param sequence input that caused it, 0 when it held at the start
 */
public record KillView(
        boolean active, String cause, long value, long limit, long timeNs, long sequence) {

    /** Not halted. */
    public static final KillView NONE = new KillView(false, "", 0, 0, 0, 0);
}
