package io.millrace.model.state;

/** What may be done now. */
public enum TradingState {
    /** Nothing yet: the process comes up. */
    STARTING,
    /** Nothing yet: the journal is read. */
    RECOVERING,
    /** Nothing yet: the venue is compared. */
    RECONCILING,
    /** Everything. */
    ACTIVE,
    /** Only what reduces. */
    REDUCING,
    /** Nothing but the kill path; latched. */
    HALTED;

    private static final TradingState[] BY_CODE = values();

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
    public static TradingState ofCode(int code) {
        return BY_CODE[code];
    }
}
