package io.millrace.model.state;

/** Direction of an order or a position. */
public enum Side {
    /** Neither. */
    NONE,
    /** Buy; long. */
    BUY,
    /** Sell; short. */
    SELL;

    private static final Side[] BY_CODE = values();

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
    public static Side ofCode(int code) {
        return BY_CODE[code];
    }

    /**
     * Sign of a size on this side.
     *
     * @return 1, -1, or 0 for {@link #NONE}
     */
    public int sign() {
        return this == BUY ? 1 : this == SELL ? -1 : 0;
    }

    /**
     * The other side.
     *
     * @return {@link #SELL} for {@link #BUY} and the other way round
     */
    public Side opposite() {
        return this == BUY ? SELL : this == SELL ? BUY : NONE;
    }

    /**
     * Side of a signed size.
     *
     * @param size signed
     * @return {@link #BUY} above 0, {@link #SELL} below
     */
    public static Side of(long size) {
        return size > 0 ? BUY : size < 0 ? SELL : NONE;
    }
}
