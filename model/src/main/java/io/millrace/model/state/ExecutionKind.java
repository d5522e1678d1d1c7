package io.millrace.model.state;

/** What a broker's answer says. */
public enum ExecutionKind {
    /** Nothing. */
    NONE,
    /** The order works. */
    ACCEPTED,
    /** Size traded. */
    FILL,
    /** Ended by request. */
    CANCELLED,
    /** Refused by the broker. */
    REJECTED,
    /** Ended by time or for want of a price. */
    EXPIRED,
    /** The new prices hold. */
    REPLACED,
    /** The stop price was reached. */
    TRIGGERED,
    /** The order could not be ended; it is what it was. */
    CANCEL_REJECTED,
    /** The new prices were refused; the old ones hold. */
    REPLACE_REJECTED,
    /** Money for holding a position, not for trading: borrowing or funding. */
    CHARGE;

    private static final ExecutionKind[] BY_CODE = values();

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
    public static ExecutionKind ofCode(int code) {
        return BY_CODE[code];
    }
}
