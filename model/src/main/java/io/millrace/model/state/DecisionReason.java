package io.millrace.model.state;

/** Why a strategy decided as it did; one vocabulary for all strategies. */
public enum DecisionReason {
    /** Nothing to do. */
    NO_SIGNAL,
    /** Not everything is warm. */
    NOT_READY,
    /** Close crossed the band around the moving average. */
    TREND_BREAKOUT,
    /** Momentum low and price at the lower band. */
    OVERSOLD,
    /** Momentum high and price at the upper band. */
    OVERBOUGHT,
    /** Close crossed back through the moving average. */
    TREND_EXIT,
    /** Price is back at its mean. */
    MEAN_REACHED,
    /** Momentum reached the other extreme. */
    OPPOSITE_EXTREME,
    /** The trailing stop follows the best price. */
    STOP_RATCHET,
    /** Noise filter: spread against expected move too large. */
    SPREAD_TOO_WIDE,
    /** Noise filter: the same in illiquid hours. */
    SPREAD_TOO_WIDE_ILLIQUID,
    /** Noise filter: volume of the bar too low. */
    VOLUME_TOO_LOW,
    /** Noise filter: breakout without volume. */
    BREAKOUT_VOLUME_TOO_LOW,
    /** No entries at the end of a session. */
    SESSION_CLOSING,
    /** The bar opened far from the last close. */
    OPENING_GAP,
    /** Fast average crossed above the slow one. */
    CROSS_UP,
    /** Fast average crossed below the slow one. */
    CROSS_DOWN,
    /** An order of the strategy is still under way. */
    ORDER_PENDING,
    /** A short entry where shorting is off. */
    SHORT_NOT_ALLOWED,
    /** The bar is history, read to warm up. */
    HISTORY,
    /** Hold what the settings name, from the first bar on. */
    BUY_AND_HOLD,
    /** The script says so. */
    SCRIPTED,
    /** The target weight changed. */
    REBALANCE,
    /** Price crossed above the average. */
    PRICE_ABOVE,
    /** Price crossed below the average. */
    PRICE_BELOW,
    /** The reason is the strategy's own. */
    OWN;

    private static final DecisionReason[] BY_CODE = values();

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
    public static DecisionReason ofCode(int code) {
        return BY_CODE[code];
    }
}
