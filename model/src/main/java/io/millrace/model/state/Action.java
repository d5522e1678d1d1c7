package io.millrace.model.state;

/** What a strategy wants. */
public enum Action {
    /** Nothing new. */
    HOLD,
    /** A long position. */
    ENTER_LONG,
    /** A short position. */
    ENTER_SHORT,
    /** No position. */
    EXIT,
    /** A closer protective stop. */
    MOVE_STOP,
    /** No entry that still works. */
    CANCEL,
    /** Another price for the entry that works. */
    REPRICE;

    private static final Action[] BY_CODE = values();

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
    public static Action ofCode(int code) {
        return BY_CODE[code];
    }
}
