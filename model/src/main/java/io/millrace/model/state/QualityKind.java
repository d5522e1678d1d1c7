package io.millrace.model.state;

/**
 * What can be wrong with a tick, and what was measured. Prices are in fixed point, times in
 * nanoseconds.
 */
public enum QualityKind {
    /** Enough good ticks in a row: trusted again. Measured and allowed: good ticks. */
    RECOVERED,
    /** The source itself marks the tick. Measured: its price. */
    DOUBTED,
    /** Too long without a tick while the market was open. Measured: time between two ticks. */
    GAP,
    /** Identifiers of the venue left some out. Measured: how many. */
    MISSING,
    /** Identifier of the venue was there before. Measured: the identifier; allowed: the newest. */
    DUPLICATE,
    /** Older than the newest tick, within the tolerance. Measured: by how much. */
    LATE,
    /** Older than the newest tick, beyond the tolerance. Measured: by how much. */
    OUT_OF_ORDER,
    /** Bid above ask. Measured: bid; allowed: ask. */
    CROSSED,
    /** Bid equals ask. Measured and allowed: both. */
    LOCKED,
    /** Far from the last good price. Measured: distance; allowed: largest distance. */
    OUTLIER,
    /** Received long after the venue's time, or long before it. Measured: the delay. */
    STALE,
    /** The same price again and again. Measured: how often; allowed: how often at most. */
    FROZEN,
    /** Identifiers of the venue went back further than is remembered. Measured: the identifier. */
    RENUMBERED;

    private static final QualityKind[] BY_CODE = values();

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
    public static QualityKind ofCode(int code) {
        return BY_CODE[code];
    }
}
