package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;

/**
 * What the account may carry in all: checks 24, 25 and 27.
 *
 * @param correlation correlation above which instruments count together, fixed point
 * @param clusterBps largest exposure of instruments that count together, basis points of equity
 * @param perGroup most instruments of one group that are held
 * @param leverageBps largest gross exposure, basis points of equity
 * @param marginLeverageBps the same for an order in an instrument that is held on margin
 * @param freeMarginBps least margin left free, basis points of equity
 * @param softLossBps loss of a session from which nothing is entered, basis points of its base
 */
public record AccountLimits(
        long correlation,
        long clusterBps,
        int perGroup,
        long leverageBps,
        long marginLeverageBps,
        long freeMarginBps,
        long softLossBps) {

    /** As the specification has it. */
    public static final AccountLimits STANDARD =
            new AccountLimits(FixedPoint.ONE / 10 * 7, 3_500, 3, 10_000, 20_000, 2_500, 200);

    /** As wide as they go: for reproducing what others ran without such limits. */
    public static final AccountLimits OPEN =
            new AccountLimits(FixedPoint.ONE, 100_000, 4_096, 100_000, 1_000_000, 0, 10_000);

    private static final long ONE = 10_000;

    /** Checks the ranges, also against each other. */
    public AccountLimits {
        Ranges.fraction("correlation", correlation, 0, FixedPoint.ONE);
        Ranges.basisPoints("max_correlated", clusterBps, 1, ONE * 10);
        Ranges.within("max_per_group", perGroup, 1, 4_096);
        Ranges.basisPoints("max_leverage", leverageBps, 1, ONE * 100);
        Ranges.basisPoints("max_leverage_margin", marginLeverageBps, leverageBps, ONE * 100);
        Ranges.basisPoints("free_margin", freeMarginBps, 0, ONE - 1);
        Ranges.basisPoints("daily_loss_soft", softLossBps, 1, ONE);
    }
}
