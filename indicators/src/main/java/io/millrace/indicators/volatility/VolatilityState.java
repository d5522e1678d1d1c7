package io.millrace.indicators.volatility;

/**
 * Whether prices move more or less than they usually do: the ATR in units of its own average.
 *
 * <p>Immutable; any thread may read.
 */
public enum VolatilityState {

    /** The ratio is below 0.7. */
    LOW(0),

    /** The ratio is from 0.7 to 1.5, both included. */
    NORMAL(1),

    /** The ratio is above 1.5. */
    HIGH(2),

    /** Not warm yet. */
    UNKNOWN(3);

    private static final double HIGH_ABOVE = 1.5;
    private static final double LOW_BELOW = 0.7;

    private final int code;

    VolatilityState(int code) {
        this.code = code;
    }

    /**
     * Names the state of a ratio.
     *
     * @param ratio ATR over the average ATR; NaN when not warm
     * @return the state, {@link #UNKNOWN} for NaN
     */
    public static VolatilityState of(double ratio) {
        if (Double.isNaN(ratio)) {
            return UNKNOWN;
        }
        if (ratio > HIGH_ABOVE) {
            return HIGH;
        }
        return ratio < LOW_BELOW ? LOW : NORMAL;
    }

    /**
     * The number of the state in journals and hashes; never changes.
     *
     * @return 0 low, 1 normal, 2 high, 3 unknown
     */
    public int code() {
        return code;
    }
}
