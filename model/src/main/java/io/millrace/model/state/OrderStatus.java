package io.millrace.model.state;

/** Where an order is in its life. */
public enum OrderStatus {
    /** No such order. */
    NONE,
    /** Sent, not yet acknowledged. */
    PENDING,
    /** Protective order that waits for its entry to fill. */
    HELD,
    /** Acknowledged and open. */
    WORKING,
    /** Done: all of it traded. */
    FILLED,
    /** Done: ended by request. */
    CANCELLED,
    /** Done: refused by the broker. */
    REJECTED,
    /** Done: ended by time. */
    EXPIRED;

    private static final OrderStatus[] BY_CODE = values();

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
    public static OrderStatus ofCode(int code) {
        return BY_CODE[code];
    }

    /**
     * Whether it can still trade.
     *
     * @return true for pending, held and working
     */
    public boolean isOpen() {
        return this == PENDING || this == HELD || this == WORKING;
    }
}
