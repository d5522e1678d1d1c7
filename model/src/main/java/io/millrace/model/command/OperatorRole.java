package io.millrace.model.command;

/** What an operator may do; each includes those before it. */
public enum OperatorRole {
    /** Look. */
    VIEW,
    /** Block, cancel, close. */
    HALT,
    /** Switch strategies, resume. */
    TRADE,
    /** Reset, change limits. */
    RISK;

    private static final OperatorRole[] BY_CODE = values();

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
    public static OperatorRole ofCode(int code) {
        return BY_CODE[code];
    }
}
