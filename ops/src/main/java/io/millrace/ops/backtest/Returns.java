package io.millrace.ops.backtest;

/**
 * Returns and what they grow to. A return is a part of one: 0.01 is 1 %. A return that is NaN is a
 * period without one: nothing grows, and means leave it out.
 */
public final class Returns {

    private Returns() {}

    /**
     * Returns between values, {@code v[i] / v[i - 1] - 1}.
     *
     * @param values for example prices or equity
     * @return one less than there are values
     */
    public static double[] simple(double[] values) {
        double[] returns = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = values[i + 1] / values[i] - 1;
        }
        return returns;
    }

    /**
     * Growth of one.
     *
     * @param returns one a period
     * @return after each period
     */
    public static double[] growth(double[] returns) {
        double[] growth = new double[returns.length];
        double now = 1;
        for (int i = 0; i < growth.length; i++) {
            now *= Double.isNaN(returns[i]) ? 1 : 1 + returns[i];
            growth[i] = now;
        }
        return growth;
    }

    /**
     * Growth of one over all periods.
     *
     * @param returns one a period
     * @return NaN without a period
     */
    public static double total(double[] returns) {
        return returns.length == 0 ? Double.NaN : growth(returns)[returns.length - 1];
    }

    /**
     * Return a year by count of periods, {@code total^(periods / n) - 1}.
     *
     * @param returns one a period
     * @param periods in a year
     * @return NaN without a period
     */
    public static double annual(double[] returns, double periods) {
        return Math.pow(total(returns), periods / returns.length) - 1;
    }

    /**
     * Compound growth a year by calendar days, {@code (end / start)^(365.25 / days) - 1}.
     *
     * @param start value, above 0
     * @param end value
     * @param days between them, a part of a day counts
     * @return NaN for less than a day, or where all is lost
     */
    public static double compound(double start, double end, double days) {
        return days < 1 || end <= 0 ? Double.NaN : Math.pow(end / start, 365.25 / days) - 1;
    }

    /**
     * Volatility a year, {@code deviation * sqrt(periods)}.
     *
     * @param returns one a period
     * @param periods in a year
     * @param deviation of population or sample
     * @return NaN with less than two returns
     */
    public static double annualVolatility(double[] returns, double periods, Deviation deviation) {
        return returns.length < 2
                ? Double.NaN
                : Moments.deviation(returns, deviation) * Math.sqrt(periods);
    }

    /**
     * Fit of the growth's logarithm to a line, R².
     *
     * @param returns one a period
     * @return 0 to 1, NaN with less than two returns
     */
    public static double stability(double[] returns) {
        int count = Moments.count(returns);
        if (returns.length < 2) {
            return Double.NaN;
        }
        double[] logarithms = new double[count];
        double[] places = new double[count];
        double sum = 0;
        int next = 0;
        for (double each : returns) {
            if (!Double.isNaN(each)) {
                sum += Math.log1p(each);
                logarithms[next] = sum;
                places[next] = next++;
            }
        }
        double slope = Benchmark.beta(logarithms, places);
        double both = Benchmark.beta(places, logarithms);
        return slope * both;
    }
}
