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
    EXPIRED,
    /** Open, and a part of it traded. */
    PARTIALLY_FILLED,
    /** Open, and its cancel is under way. */
    CANCEL_PENDING,
    /** Open, and its new prices are under way. */
    REPLACE_PENDING,
    /** Nobody knows what became of it; it counts as open. */
    UNKNOWN;

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
     * @return false for done orders and for none
     */
    public boolean isOpen() {
        return switch (this) {
            case NONE, FILLED, CANCELLED, REJECTED, EXPIRED -> false;
            case PENDING,
                    HELD,
                    WORKING,
                    PARTIALLY_FILLED,
                    CANCEL_PENDING,
                    REPLACE_PENDING,
                    UNKNOWN ->
                    true;
        };
    }
}
