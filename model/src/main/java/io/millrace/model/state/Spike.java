package io.millrace.model.state;

/** Whether the market moves much more in minutes than it does in hours. */
public enum Spike {
    /** There is no range of 5-minute or of 1-hour bars yet. */
    NOT_APPLICABLE,
    /** No more than usual. */
    CALM,
    /** More. */
    SPIKE;

    private static final Spike[] BY_CODE = values();

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
    public static Spike ofCode(int code) {
        return BY_CODE[code];
    }
}
