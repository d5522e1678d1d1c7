package io.millrace.model.state;

/** What an order waits for. */
public enum OrderType {
    /** Nothing: it trades at once. */
    MARKET,
    /** A price as good as its limit. */
    LIMIT,
    /** A price beyond its stop; then it is a market order. */
    STOP,
    /** A price beyond its stop; then it is a limit order. */
    STOP_LIMIT;

    private static final OrderType[] BY_CODE = values();

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
    public static OrderType ofCode(int code) {
        return BY_CODE[code];
    }
}
