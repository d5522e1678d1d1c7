package io.millrace.risk.gate;

/** When an order must find its market open. */
public enum SessionCheck {
    /**
     * As {@link #ON} when the bars decided on are shorter than an hour, else as {@link #OFF}: an
     * order made from a longer bar, such as that of a day, is for the session that follows.
     */
    AUTO,
    /** At its engine time. */
    ON,
    /** Never: it waits for the session. */
    OFF
}
