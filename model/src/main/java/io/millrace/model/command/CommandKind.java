package io.millrace.model.command;

/** What an operator may ask for. */
public enum CommandKind {
    /** Nothing. */
    NONE,
    /** Block and cancel; positions and stops stay. */
    HALT,
    /** Block, cancel and close everything. */
    EMERGENCY_STOP,
    /** Leave HALTED. */
    RESET,
    /** Leave REDUCING or a pause. */
    RESUME,
    /** Only what reduces may leave. */
    REDUCE,
    /** Close everything, without halting. */
    FLATTEN,
    /** Cancel entries and targets. */
    CANCEL_ALL,
    /** Close the position in one instrument. */
    CLOSE,
    /** Close every position. */
    CLOSE_ALL,
    /** Change a limit. */
    SET_LIMIT,
    /** Let a strategy enter again. */
    ENABLE_STRATEGY,
    /** Let a strategy enter no more. */
    DISABLE_STRATEGY,
    /** Words for the journal alone. */
    NOTE;

    private static final CommandKind[] BY_CODE = values();

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
    public static CommandKind ofCode(int code) {
        return BY_CODE[code];
    }
}
