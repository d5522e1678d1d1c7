package io.millrace.ops.backtest;

import java.util.Arrays;

/**
 * Moments and quantiles. A value that is NaN is left out; without enough values the result is NaN.
 * Sums carry their rounding along (Neumaier), so that equal values have a deviation of exactly 0.
 */
public final class Moments {

    private Moments() {}

    /**
     * Mean.
     *
     * @param values any
     * @return sum over count
     */
    public static double mean(double[] values) {
        return sum(values) / count(values);
    }

    /**
     * Standard deviation, {@code sqrt(sum((x - mean)²) / (n - less))}.
     *
     * @param values any
     * @param deviation what the sum is divided by
     * @return 0 or above, NaN without a value too few
     */
    public static double deviation(double[] values, Deviation deviation) {
        int divisor = count(values) - deviation.less();
        return divisor < 1 ? Double.NaN : Math.sqrt(power(values, 2) / divisor);
    }

    /**
     * Skewness of the population, {@code m3 / m2^1.5} with {@code mk = sum((x - mean)^k) / n}.
     *
     * @param values any
     * @return NaN where all values are equal
     */
    public static double skew(double[] values) {
        double second = power(values, 2) / count(values);
        return power(values, 3) / count(values) / Math.pow(second, 1.5);
    }

    /**
     * Kurtosis of the population above that of the normal distribution, {@code m4 / m2² - 3}.
     *
     * @param values any
     * @return NaN where all values are equal
     */
    public static double excessKurtosis(double[] values) {
        double second = power(values, 2) / count(values);
        return power(values, 4) / count(values) / (second * second) - 3;
    }

    /**
     * Quantile with linear interpolation between the two nearest ranks, {@code h = (n - 1) p}.
     *
     * @param values any
     * @param part 0 to 1
     * @return NaN without a value
     */
    public static double quantile(double[] values, double part) {
        double[] sorted = sorted(values);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double rank = (sorted.length - 1) * part;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Value at risk at 95 %: {@code sorted[floor(0.05 n)]}, counted from 0.
     *
     * @param returns one a period
     * @return a return, below 0 for a loss; NaN without returns
     */
    public static double valueAtRisk(double[] returns) {
        double[] sorted = sorted(returns);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 20];
    }

    /**
     * Conditional value at risk at 95 %: mean of the returns at or below {@link #valueAtRisk}.
     *
     * @param returns one a period
     * @return a return, below 0 for a loss; NaN without returns
     */
    public static double conditionalValueAtRisk(double[] returns) {
        double edge = valueAtRisk(returns);
        return mean(Arrays.stream(returns).filter(each -> each <= edge).toArray());
    }

    /**
     * Size of the 95th percentile over that of the 5th.
     *
     * @param returns one a period
     * @return 0 or above; NaN without returns
     */
    public static double tailRatio(double[] returns) {
        return Math.abs(quantile(returns, 0.95)) / Math.abs(quantile(returns, 0.05));
    }

    /** How many values are numbers. */
    static int count(double[] values) {
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                continue;
            }
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    private static double power(double[] values, int exponent) {
        double mean = mean(values);
        double[] powers = new double[values.length];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Math.pow(values[i] - mean, exponent);
        }
        return sum(powers);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = Arrays.stream(values).filter(each -> !Double.isNaN(each)).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
