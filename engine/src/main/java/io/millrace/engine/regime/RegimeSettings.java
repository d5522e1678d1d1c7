package io.millrace.engine.regime;

/**
 * Thresholds of the regime; all comparisons are strict.
 *
 * @param trendAdx above it, and with {@code trendFit}, the market trends
 * @param trendFit R² above which it trends
 * @param reversionAdx below it, and with {@code reversionFit}, the market swings around a mean
 * @param reversionFit R² below which it does
 * @param persistence equal raw readings in a row that confirm a change
 */
public record RegimeSettings(
        double trendAdx,
        double trendFit,
        double reversionAdx,
        double reversionFit,
        int persistence) {

    /** Checks the thresholds, also against each other. */
    public RegimeSettings {
        if (!(trendAdx >= reversionAdx && reversionAdx > 0 && trendAdx < 100)) {
            throw new IllegalArgumentException(
                    "trend_adx is "
                            + trendAdx
                            + " and reversion_adx is "
                            + reversionAdx
                            + "; they must be within 0 to 100, the first not below the second");
        }
        if (!(trendFit >= reversionFit && reversionFit > 0 && trendFit < 1)) {
            throw new IllegalArgumentException(
                    "trend_fit is "
                            + trendFit
                            + " and reversion_fit is "
                            + reversionFit
                            + "; they must be within 0 to 1, the first not below the second");
        }
        if (persistence < 1 || persistence > 100) {
            throw new IllegalArgumentException(
                    "persistence is " + persistence + "; it must be from 1 to 100");
        }
    }

    /**
     * The thresholds of the specification.
     *
     * @return 25, 0.6, 20, 0.4, 3
     */
    public static RegimeSettings defaults() {
        return new RegimeSettings(25, 0.6, 20, 0.4, 3);
    }
}
