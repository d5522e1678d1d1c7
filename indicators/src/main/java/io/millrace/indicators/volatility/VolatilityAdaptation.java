package io.millrace.indicators.volatility;

/**
 * How periods and weights follow volatility: quicker when prices move more than usual.
 *
 * <pre>
 * period = base * 0.7 when HIGH, * 1.3 when LOW, truncated, at least 2; base when NORMAL, UNKNOWN
 * alpha  = 0.1 + 0.5 * (clamp(ratio, 0.5, 1.5) - 0.5)
 * </pre>
 *
 * <p>Source: spec 1, market analysis. Stateless.
 */
public final class VolatilityAdaptation {

    private static final int MIN_PERIOD = 2;
    private static final long TENTHS = 10;
    private static final long TENTHS_WHEN_HIGH = 7;
    private static final long TENTHS_WHEN_LOW = 13;
    private static final double MIN_RATIO = 0.5;
    private static final double MAX_RATIO = 1.5;
    private static final double MIN_ALPHA = 0.1;
    private static final double STEEPNESS = 0.5;

    private VolatilityAdaptation() {}

    /**
     * The period to use.
     *
     * @param base period in usual times, 1 to 100,000
     * @param state how prices move
     * @return the adapted period, at least 2; the base itself in usual times and when not known
     */
    public static int period(int base, VolatilityState state) {
        assert base >= 1 : "base is below 1";

        return switch (state) {
            case HIGH -> adapted(base, TENTHS_WHEN_HIGH);
            case LOW -> adapted(base, TENTHS_WHEN_LOW);
            case NORMAL, UNKNOWN -> base;
        };
    }

    /**
     * The weight of the newest price.
     *
     * @param ratio ATR over the average ATR; NaN when not warm
     * @return 0.1 to 0.6; NaN for NaN
     */
    public static double alpha(double ratio) {
        double held = Math.max(MIN_RATIO, Math.min(MAX_RATIO, ratio));
        return MIN_ALPHA + STEEPNESS * (held - MIN_RATIO);
    }

    /* In whole numbers: 0.7 is no double, and a product just below a whole would lose 1. */
    private static int adapted(int base, long tenths) {
        return (int) Math.max(MIN_PERIOD, base * tenths / TENTHS);
    }
}
