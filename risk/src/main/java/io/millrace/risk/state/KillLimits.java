package io.millrace.risk.state;

/**
 * What halts trading. Immutable; a missing limit is an error of the settings, never "no limit".
 *
 * @param dailyLossBps loss of a session that is still allowed, basis points of its first equity
 * @param drawdownBps fall from the peak that halts, basis points of the peak
 * @param concentrationBps share of one position that is still allowed, basis points of equity
 * @param flatten what is done about positions
 * @param allowsUnjournaled whether what cancels and closes may leave when the journal cannot be
 *     written any more
 */
public record KillLimits(
        long dailyLossBps,
        long drawdownBps,
        long concentrationBps,
        KillFlatten flatten,
        boolean allowsUnjournaled) {

    /** Basis points in one. */
    static final long ONE_IN_BASIS_POINTS = 10_000;

    /** Checks the ranges. */
    public KillLimits {
        within("daily_loss", dailyLossBps, ONE_IN_BASIS_POINTS);
        within("drawdown", drawdownBps, ONE_IN_BASIS_POINTS);
        within("concentration", concentrationBps, ONE_IN_BASIS_POINTS * 10);
    }

    /**
     * Limits of a run of which nothing leaves unjournaled.
     *
     * @param dailyLossBps loss of a session that is still allowed, basis points of its first equity
     * @param drawdownBps fall from the peak that halts, basis points of the peak
     * @param concentrationBps share of one position that is still allowed, basis points of equity
     * @param flatten what is done about positions
     */
    public KillLimits(
            long dailyLossBps, long drawdownBps, long concentrationBps, KillFlatten flatten) {
        this(dailyLossBps, drawdownBps, concentrationBps, flatten, false);
    }

    /**
     * Limits that close positions, or leave them.
     *
     * @param dailyLossBps loss of a session that is still allowed, basis points of its first equity
     * @param drawdownBps fall from the peak that halts, basis points of the peak
     * @param concentrationBps share of one position that is still allowed, basis points of equity
     * @param closes whether positions are closed by the kill
     */
    public KillLimits(long dailyLossBps, long drawdownBps, long concentrationBps, boolean closes) {
        this(
                dailyLossBps,
                drawdownBps,
                concentrationBps,
                closes ? KillFlatten.POSITIONS : KillFlatten.NONE);
    }

    private static void within(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + " bp; it must be from 1 to " + most + " bp");
        }
    }
}
