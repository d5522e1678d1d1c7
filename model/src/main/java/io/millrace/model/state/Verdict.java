package io.millrace.model.state;

/** The gate's answer to an order; the constants stand in the order of the checks. */
public enum Verdict {
    /** All checks passed. */
    PASS(0),
    /** Trading is halted. */
    TRADING_HALTED(1),
    /** Only orders that reduce are let through. */
    REDUCING_ONLY(1),
    /** The engine is not ready to trade. */
    NOT_READY(1),
    /** The strategy is switched off. */
    STRATEGY_DISABLED(2),
    /** Signals only; automatic execution is off. */
    AUTO_EXECUTE_OFF(2),
    /** The journal lags or its disk is short. */
    JOURNAL_UNHEALTHY(3),
    /** The venue is silent or being reconciled. */
    VENUE_LINK(4),
    /** The symbol is not on the list. */
    SYMBOL_NOT_ALLOWED(5),
    /** The market is closed. */
    SESSION_CLOSED(5),
    /** It would open a short position. */
    SHORT_NOT_ALLOWED(6),
    /** Size, price, increment, lot or value is wrong. */
    MALFORMED(7),
    /** An entry without a stop on its losing side. */
    NO_STOP(7),
    /** The price it was made from is too old. */
    STALE_DATA(8),
    /** The price it was made from is doubted. */
    SUSPECT_DATA(9),
    /** Indicators are cold. */
    INSUFFICIENT_DATA(9),
    /** Too far from the reference price. */
    PRICE_COLLAR(10),
    /** Too far from the price of the last minutes. */
    COLLAR_WINDOW(11),
    /** The order is too large in value. */
    MAX_ORDER_VALUE(12),
    /** The order is too large for the market's volume. */
    MAX_ORDER_VOLUME(13),
    /** The same intent a moment ago. */
    DUPLICATE(14),
    /** It could trade with our own order. */
    SELF_TRADE(15),
    /** Too many messages to the venue. */
    MESSAGE_RATE(16),
    /** Too many orders of the strategy. */
    STRATEGY_RATE(17),
    /** Too many entries without an operator. */
    REPEAT_THROTTLE(18),
    /** Too many losses in a row. */
    LOSS_STREAK(18),
    /** Too many open orders. */
    MAX_OPEN_ORDERS(19),
    /** Too many open positions. */
    MAX_POSITIONS(19),
    /** The outcome of an order is unknown. */
    UNKNOWN_PENDING(20),
    /** Children exceed their intent. */
    CONSERVATION(21),
    /** The position could become too large. */
    MAX_POSITION(22),
    /** Gross exposure could become too large. */
    MAX_EXPOSURE(23),
    /** Correlated exposure could become too large. */
    CORRELATION(24),
    /** Too much leverage. */
    LEVERAGE(25),
    /** Too little margin. */
    MARGIN(25),
    /** Not enough cash less reservations. */
    BUYING_POWER(26),
    /** The soft limit of the daily loss is reached. */
    DAILY_LOSS_SOFT(27),
    /** Confidence below the minimum. */
    LOW_CONFIDENCE(28),
    /** The last guard at the door refused. */
    GATEWAY_GUARD(29);

    private static final Verdict[] BY_CODE = values();

    private final int check;

    Verdict(int check) {
        this.check = check;
    }

    /**
     * Number in the journal; the order of the constants is part of its format.
     *
     * @return 0 for {@link #PASS}
     */
    public int code() {
        return ordinal();
    }

    /**
     * Check that gives this answer.
     *
     * @return 1 to 29; 0 for {@link #PASS}
     */
    public int check() {
        return check;
    }

    /**
     * Constant of a number in the journal.
     *
     * @param code as {@link #code()} gives it
     * @return the constant
     */
    public static Verdict ofCode(int code) {
        return BY_CODE[code];
    }
}
