package io.millrace.model.command;

/** What became of a command. */
public enum CommandOutcome {
    /** It was carried out. */
    DONE,
    /** All was as asked for already. */
    NOTHING_TO_DO,
    /** The trading state does not allow it. */
    WRONG_STATE,
    /** It answers another halt than the one that holds. */
    WRONG_HALT,
    /** What halted trading is still so, and was not based anew. */
    CAUSE_HOLDS,
    /** The outcome of an order is not known. */
    UNKNOWN_ORDERS,
    /** The books were not compared with the venue. */
    NOT_RECONCILED,
    /** There is no strategy of that number. */
    NO_SUCH_STRATEGY,
    /** There is no instrument of that number. */
    NO_SUCH_INSTRUMENT,
    /** There is no limit of that number. */
    NO_SUCH_LIMIT,
    /** The value is outside of what the limit may be. */
    BAD_VALUE,
    /** The role may not ask for it. */
    ROLE_TOO_LOW;

    private static final CommandOutcome[] BY_CODE = values();

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
    public static CommandOutcome ofCode(int code) {
        return BY_CODE[code];
    }
}
