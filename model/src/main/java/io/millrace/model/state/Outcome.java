package io.millrace.model.state;

/** What became of a decision. */
public enum Outcome {
    /** Nothing was wanted. */
    HOLD,
    /** At least one order passed the gate. */
    TRADE,
    /** Something was wanted and refused. */
    BLOCKED;

    private static final Outcome[] BY_CODE = values();

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
    public static Outcome ofCode(int code) {
        return BY_CODE[code];
    }
}
