package io.millrace.ops.backtest;

import java.util.function.DoublePredicate;

/**
 * Returns against those of a benchmark, period by period; both arrays have the same length. A
 * period where either is NaN is left out.
 */
public final class Benchmark {

    private static final double NO_VARIANCE = 1e-30;

    private Benchmark() {}

    /**
     * Beta, {@code cov(r, b) / var(b)}.
     *
     * @param returns one a period
     * @param benchmark one a period
     * @return NaN with less than two periods, or where the benchmark stands still
     */
    public static double beta(double[] returns, double[] benchmark) {
        double[] own = paired(returns, benchmark);
        double[] other = paired(benchmark, returns);
        if (returns.length < 2 || Moments.count(other) < 2) {
            return Double.NaN;
        }
        double mean = Moments.mean(other);
        double ownMean = Moments.mean(own);
        double[] products = new double[own.length];
        double[] squares = new double[own.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (other[i] - mean) * (own[i] - ownMean);
            squares[i] = (other[i] - mean) * (other[i] - mean);
        }
        double variance = Moments.mean(squares);
        return variance < NO_VARIANCE ? Double.NaN : Moments.mean(products) / variance;
    }

    /**
     * Alpha a year, {@code (1 + mean((r - f) - beta (b - f)))^periods - 1}.
     *
     * @param returns one a period
     * @param benchmark one a period
     * @param riskFree return of a period without risk
     * @param periods in a year
     * @return NaN where beta is
     */
    public static double alpha(
            double[] returns, double[] benchmark, double riskFree, double periods) {
        double beta = beta(returns, benchmark);
        double[] rest = new double[returns.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (returns[i] - riskFree) - beta * (benchmark[i] - riskFree);
        }
        return Math.pow(1 + Moments.mean(rest), periods) - 1;
    }

    /**
     * Information ratio of a period, {@code mean(r - b) / deviation(r - b)}; times the root of the
     * periods it is that of a year.
     *
     * @param returns one a period
     * @param benchmark one a period
     * @param deviation of population or sample
     * @return NaN with less than two periods, or where the difference stands still
     */
    public static double information(double[] returns, double[] benchmark, Deviation deviation) {
        double[] active = new double[returns.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = returns[i] - benchmark[i];
        }
        double error = returns.length < 2 ? Double.NaN : Moments.deviation(active, deviation);
        return error == 0 ? Double.NaN : Moments.mean(active) / error;
    }

    /**
     * Return a year over that of the benchmark.
     *
     * @param returns one a period
     * @param benchmark one a period
     * @param periods in a year
     * @return NaN without a period
     */
    public static double capture(double[] returns, double[] benchmark, double periods) {
        return Returns.annual(returns, periods) / Returns.annual(benchmark, periods);
    }

    /**
     * Returns of the periods whose benchmark is of one kind, for the metrics of good and bad times.
     *
     * @param values one a period
     * @param benchmark one a period
     * @param wanted kind of the benchmark's return
     * @return those kept, in order
     */
    public static double[] where(double[] values, double[] benchmark, DoublePredicate wanted) {
        double[] kept = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (wanted.test(benchmark[i])) {
                kept[count++] = values[i];
            }
        }
        return java.util.Arrays.copyOf(kept, count);
    }

    private static double[] paired(double[] values, double[] partners) {
        double[] paired = values.clone();
        for (int i = 0; i < paired.length; i++) {
            paired[i] = Double.isNaN(partners[i]) ? Double.NaN : paired[i];
        }
        return paired;
    }
}
