package io.millrace.ops.backtest;

/**
 * Return against risk. Returns are those of periods, one each; the risk-free return is given for a
 * period too. Nothing is capped: a ratio without risk is infinite, one without returns is NaN.
 */
public final class Ratios {

    private Ratios() {}

    /**
     * Returns above another one.
     *
     * @param returns one a period
     * @param less one a period, or a single one for all
     * @return differences
     */
    public static double[] above(double[] returns, double... less) {
        double[] above = new double[returns.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = returns[i] - (less.length == 1 ? less[0] : less[i]);
        }
        return above;
    }

    /**
     * Sharpe ratio a year, {@code mean(r - f) / deviation(r - f) * sqrt(periods)}. With {@code f =
     * rf / periods} that is {@code (periods * mean - rf) / (deviation * sqrt(periods))}.
     *
     * @param excess returns above the risk-free one
     * @param periods in a year
     * @param deviation of population or sample
     * @return NaN with less than two returns
     */
    public static double sharpe(double[] excess, double periods, Deviation deviation) {
        return Moments.count(excess) < 2
                ? Double.NaN
                : Moments.mean(excess) / Moments.deviation(excess, deviation) * Math.sqrt(periods);
    }

    /**
     * Downside risk a year, {@code sqrt(mean(min(0, r - f)²)) * sqrt(periods)}; the mean is over
     * all periods.
     *
     * @param excess returns above the required one
     * @param periods in a year
     * @return 0 or above, NaN without returns
     */
    public static double downside(double[] excess, double periods) {
        double[] squares = new double[excess.length];
        for (int i = 0; i < squares.length; i++) {
            double below = Math.min(0, excess[i]);
            squares[i] = below * below;
        }
        return Math.sqrt(Moments.mean(squares)) * Math.sqrt(periods);
    }

    /**
     * Sortino ratio a year, {@code mean(r - f) * periods / downside(r - f)}.
     *
     * @param excess returns above the required one
     * @param periods in a year
     * @return NaN with less than two returns
     */
    public static double sortino(double[] excess, double periods) {
        return excess.length < 2
                ? Double.NaN
                : Moments.mean(excess) * periods / downside(excess, periods);
    }

    /**
     * Omega ratio, sum of what is above over sum of what is below.
     *
     * @param excess returns above the required one
     * @return NaN with less than two returns, or without one below
     */
    public static double omega(double[] excess) {
        double up = 0;
        double down = 0;
        for (double each : excess) {
            up += each > 0 ? each : 0;
            down -= each < 0 ? each : 0;
        }
        return excess.length < 2 || down == 0 ? Double.NaN : up / down;
    }

    /**
     * Calmar ratio: return a year over the largest fall from a peak.
     *
     * @param annualReturn a year
     * @param maxDrawdown 0 or above
     * @return NaN where nothing fell
     */
    public static double calmar(double annualReturn, double maxDrawdown) {
        return maxDrawdown > 0 ? annualReturn / maxDrawdown : Double.NaN;
    }

    /**
     * Kelly fraction, {@code W - (1 - W) / R}.
     *
     * @param winRate W, 0 to 1
     * @param winOverLoss R, mean win over mean loss
     * @return part of the capital; below 0 when a bet loses
     */
    public static double kelly(double winRate, double winOverLoss) {
        return winRate - (1 - winRate) / winOverLoss;
    }
}
