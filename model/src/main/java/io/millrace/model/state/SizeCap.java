package io.millrace.model.state;

/** What bound a size. */
public enum SizeCap {
    /** Nothing was sized. */
    NONE,
    /** The strategy's own request. */
    REQUEST,
    /** Cap per position. */
    POSITION,
    /** Cap on gross exposure. */
    EXPOSURE,
    /** Cash at hand. */
    CASH,
    /** Correlation with what is held: half the size. */
    CORRELATION,
    /** Fall from the peak: half the size. */
    DRAWDOWN;

    private static final SizeCap[] BY_CODE = values();

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
    public static SizeCap ofCode(int code) {
        return BY_CODE[code];
    }
}
