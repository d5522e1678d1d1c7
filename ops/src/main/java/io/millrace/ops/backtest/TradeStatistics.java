package io.millrace.ops.backtest;

/**
 * What closed trades came to. A trade is won above 0 and lost below 0; one of exactly 0 is neither,
 * but counts. What nothing can be said of is NaN.
 *
 * @param trades count
 * @param won count
 * @param lost count
 * @param grossProfit sum of what was won
 * @param grossLoss sum of what was lost, 0 or above
 * @param longestWins most wins in a row
 * @param longestLosses most losses in a row
 */
public record TradeStatistics(
        int trades,
        int won,
        int lost,
        double grossProfit,
        double grossLoss,
        int longestWins,
        int longestLosses) {

    /**
     * Counts.
     *
     * @param results of trades after all costs, in the order of their ends
     * @return their statistics
     */
    public static TradeStatistics of(double[] results) {
        int won = 0;
        int lost = 0;
        double profit = 0;
        double loss = 0;
        int wins = 0;
        int losses = 0;
        int longestWins = 0;
        int longestLosses = 0;
        for (double result : results) {
            wins = result > 0 ? wins + 1 : 0;
            losses = result < 0 ? losses + 1 : 0;
            longestWins = Math.max(longestWins, wins);
            longestLosses = Math.max(longestLosses, losses);
            won += result > 0 ? 1 : 0;
            lost += result < 0 ? 1 : 0;
            profit += Math.max(result, 0);
            loss -= Math.min(result, 0);
        }
        return new TradeStatistics(
                results.length, won, lost, profit, loss, longestWins, longestLosses);
    }

    /**
     * Part of the trades that was won.
     *
     * @return 0 to 1, NaN without a trade
     */
    public double winRate() {
        return ratio(won, trades);
    }

    /**
     * Mean of the wins.
     *
     * @return above 0, NaN without a win
     */
    public double averageWin() {
        return ratio(grossProfit, won);
    }

    /**
     * Mean of the losses.
     *
     * @return above 0, NaN without a loss
     */
    public double averageLoss() {
        return ratio(grossLoss, lost);
    }

    /**
     * Mean win over mean loss.
     *
     * @return above 0, NaN without wins or without losses
     */
    public double winOverLoss() {
        return averageWin() / averageLoss();
    }

    /**
     * Profit factor: all wins over all losses.
     *
     * @return 0 or above, NaN without a loss
     */
    public double profitFactor() {
        return ratio(grossProfit, grossLoss);
    }

    /**
     * Mean of all trades.
     *
     * @return NaN without a trade
     */
    public double expectancy() {
        return ratio(grossProfit - grossLoss, trades);
    }

    /**
     * Kelly fraction of these trades.
     *
     * @return NaN without wins or without losses
     */
    public double kelly() {
        return Ratios.kelly(winRate(), winOverLoss());
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
