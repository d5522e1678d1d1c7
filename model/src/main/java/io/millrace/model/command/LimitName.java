package io.millrace.model.command;

/** A limit that may be changed while running. */
public enum LimitName {
    /** Check 12, basis points of equity. */
    MAX_ORDER_VALUE_BPS,
    /** Check 12, account currency. */
    MAX_ORDER_VALUE,
    /** Check 22, basis points of equity. */
    MAX_POSITION_BPS,
    /** Check 23, basis points of equity. */
    MAX_EXPOSURE_BPS,
    /** Check 19, orders. */
    MAX_OPEN_ORDERS,
    /** Check 19, orders of one instrument. */
    MAX_OPEN_ORDERS_PER_SYMBOL,
    /** Check 19, positions. */
    MAX_POSITIONS,
    /** Check 27, basis points of the base of the session. */
    SOFT_LOSS_BPS,
    /** Kill switch, basis points of the base of the session. */
    DAILY_LOSS_BPS,
    /** Kill switch, basis points of the peak. */
    DRAWDOWN_BPS,
    /** Kill switch, basis points of equity. */
    CONCENTRATION_BPS;

    private static final LimitName[] BY_CODE = values();

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
    public static LimitName ofCode(int code) {
        return BY_CODE[code];
    }
}
