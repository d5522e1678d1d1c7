package io.millrace.model.state;

/** How a strategy asks for a size. */
public enum SizeRequest {
    /** It asks for none. */
    NONE,
    /** Lose this part of equity at the stop. */
    RISK_FRACTION,
    /** Hold this part of equity. */
    TARGET_WEIGHT,
    /** Exactly this size. */
    FIXED_SIZE;

    private static final SizeRequest[] BY_CODE = values();

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
    public static SizeRequest ofCode(int code) {
        return BY_CODE[code];
    }
}
