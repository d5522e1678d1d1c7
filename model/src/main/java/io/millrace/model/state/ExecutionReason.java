package io.millrace.model.state;

/** Why a broker answered so. */
public enum ExecutionReason {
    /** As asked. */
    NONE,
    /** No price within the limit for an immediate order. */
    NO_LIQUIDITY_AT_LIMIT,
    /** The position that it protected is gone. */
    POSITION_CLOSED,
    /** There is no such working order. */
    UNKNOWN_ORDER,
    /** It may only reduce, and there is nothing to reduce. */
    WOULD_NOT_REDUCE,
    /** No room for another working order. */
    BOOK_FULL,
    /** The entry that it would have protected never filled. */
    ENTRY_ENDED,
    /** Its time is over. */
    TIME_OVER,
    /** Not all of it could trade at once. */
    NOT_WHOLE,
    /** The broker refuses, as its settings ask. */
    REFUSED,
    /** For borrowing what was sold short. */
    BORROWING,
    /** Funding of a perpetual contract. */
    FUNDING,
    /** A change of what cannot change, or to a price that cannot be. */
    INVALID_CHANGE,
    /** Never sent: the last guard at our own door refused it. */
    GUARDED;

    private static final ExecutionReason[] BY_CODE = values();

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
    public static ExecutionReason ofCode(int code) {
        return BY_CODE[code];
    }
}
