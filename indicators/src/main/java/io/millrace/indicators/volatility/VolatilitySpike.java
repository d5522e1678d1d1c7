package io.millrace.indicators.volatility;

/**
 * Whether prices of late move far more than over the hour: the ATR of 5-minute bars against twice
 * the ATR of 1-hour bars, brought to 5 minutes by the square root of the 12 that make an hour.
 *
 * <p>Source: spec 1, market analysis. Immutable; any thread may read.
 */
public enum VolatilitySpike {

    /** One of the two is not warm, or such bars do not exist. */
    NOT_APPLICABLE(0),

    /** The short ATR is at most the threshold. */
    CALM(1),

    /** The short ATR is above the threshold. */
    SPIKE(2);

    private static final double FACTOR = 2.0;
    private static final double BARS_PER_HOUR = 12.0;

    private final int code;

    VolatilitySpike(int code) {
        this.code = code;
    }

    /**
     * Judges.
     *
     * @param atrFiveMinutes ATR of 5-minute bars; NaN when not known
     * @param atrHour ATR of 1-hour bars; NaN when not known
     * @return {@link #NOT_APPLICABLE} when one is NaN
     */
    public static VolatilitySpike of(double atrFiveMinutes, double atrHour) {
        if (Double.isNaN(atrFiveMinutes) || Double.isNaN(atrHour)) {
            return NOT_APPLICABLE;
        }
        return atrFiveMinutes > threshold(atrHour) ? SPIKE : CALM;
    }

    /**
     * What the ATR of 5-minute bars must exceed, {@code 2 * atrHour / sqrt(12)}.
     *
     * @param atrHour ATR of 1-hour bars; NaN when not known
     * @return in the unit of the price; NaN for NaN
     */
    public static double threshold(double atrHour) {
        return FACTOR * atrHour / Math.sqrt(BARS_PER_HOUR);
    }

    /**
     * The number of the answer in journals and hashes; never changes.
     *
     * @return 0 not applicable, 1 calm, 2 spike
     */
    public int code() {
        return code;
    }
}
