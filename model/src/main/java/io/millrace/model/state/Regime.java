package io.millrace.model.state;

/** State of an instrument's market. */
public enum Regime {
    /** Not enough bars yet. */
    UNKNOWN,
    /** Directional. */
    TREND,
    /** Swings around a mean. */
    MEAN_REVERSION,
    /** Neither. */
    NEUTRAL;

    private static final Regime[] BY_CODE = values();

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
    public static Regime ofCode(int code) {
        return BY_CODE[code];
    }
}
