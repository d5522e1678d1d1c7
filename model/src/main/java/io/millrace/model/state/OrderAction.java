package io.millrace.model.state;

/** What an instruction asks of the broker. */
public enum OrderAction {
    /** A new order. */
    NEW,
    /** New prices for a working order, which stays in place until then. */
    REPLACE,
    /** End a working order. */
    CANCEL;

    private static final OrderAction[] BY_CODE = values();

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
    public static OrderAction ofCode(int code) {
        return BY_CODE[code];
    }
}
