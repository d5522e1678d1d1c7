package io.millrace.model.state;

/** How long an order lives. */
public enum TimeInForce {
    /** Until ended. */
    GOOD_TILL_CANCEL,
    /** What does not trade at once is ended. */
    IMMEDIATE_OR_CANCEL,
    /** It trades at once and whole, or is ended. */
    FILL_OR_KILL,
    /** Until the end of the session it was sent in. */
    DAY,
    /** Until the time the order names. */
    GOOD_TILL_TIME;

    private static final TimeInForce[] BY_CODE = values();

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
    public static TimeInForce ofCode(int code) {
        return BY_CODE[code];
    }
}
