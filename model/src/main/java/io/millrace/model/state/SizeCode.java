package io.millrace.model.state;

/** Result of sizing. */
public enum SizeCode {
    /** Nothing was sized. */
    NONE,
    /** A size of at least one lot. */
    SIZED,
    /** Less than one lot. */
    INSUFFICIENT_CAPITAL,
    /** The cap per position leaves nothing. */
    POSITION_LIMIT,
    /** The cap on gross exposure leaves nothing. */
    EXPOSURE_LIMIT,
    /** Risk sizing without a stop on the losing side. */
    INVALID_STOP;

    private static final SizeCode[] BY_CODE = values();

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
    public static SizeCode ofCode(int code) {
        return BY_CODE[code];
    }
}
