package io.millrace.model.state;

/** Why an order exists. */
public enum OrderRole {
    /** Opens or enlarges a position. */
    ENTRY,
    /** Bounds the loss of a position; only reduces. */
    PROTECTIVE_STOP,
    /** Closes a position by the strategy's wish; only reduces. */
    EXIT,
    /** Closes a position by the kill switch; only reduces. */
    FLATTEN,
    /** Takes the profit of a position, or of a part of it; only reduces. */
    TAKE_PROFIT;

    private static final OrderRole[] BY_CODE = values();

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
    public static OrderRole ofCode(int code) {
        return BY_CODE[code];
    }
}
