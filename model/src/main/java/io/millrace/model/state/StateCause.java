package io.millrace.model.state;

/** Why the trading state changed. */
public enum StateCause {
    /** No cause. */
    NONE,
    /** Step of the start. */
    START_UP,
    /** Loss of the session beyond its limit. */
    DAILY_LOSS,
    /** Fall from the peak at its limit. */
    DRAWDOWN,
    /** One position beyond its share of equity. */
    CONCENTRATION,
    /** A part of the engine failed. */
    CRITICAL,
    /** An operator. */
    MANUAL,
    /** The pipeline stood still. */
    WATCHDOG,
    /** A halt of an earlier run holds. */
    LATCH,
    /** A fault in the data that the settings refuse. */
    DATA,
    /** An operator's reset. */
    RESET,
    /** What it was for is over. */
    CLEARED,
    /** Loss of the session at its soft limit. */
    SOFT_LOSS,
    /** The journal is slow, or its disk is full. */
    JOURNAL,
    /** The venue's link is silent or down. */
    VENUE_LINK,
    /** A price in a position is doubted, or old, for too long. */
    STALE_MARK,
    /** The outcome of an order is not known. */
    UNKNOWN_ORDER,
    /** The guard at the order door refused an instruction. */
    GATEWAY_GUARD,
    /** Our clock and the venue's differ too much. */
    CLOCK_SKEW,
    /** A part of a limit is used up, as the profile says. */
    LADDER,
    /** Positions are to be closed, and their market is not open; the state stays. */
    FLATTEN_PENDING_OPEN,
    /** A fill of more than was open of its order: it never left, or had ended. */
    UNEXPECTED_FILL;

    private static final StateCause[] BY_CODE = values();

    /**
     * Number in the journal; the order of the constants is part of its format.
     *
     * @return 0 or above
     */
    public int code() {
        return ordinal();
    }

    /**
     * Constant of a number in the journal.
     *
     * @param code as {@link #code()} gives it
     * @return the constant
     */
    public static StateCause ofCode(int code) {
        return BY_CODE[code];
    }
}
