package io.millrace.indicators;

import java.util.Arrays;

/** Slow, obvious averages over whole series: the oracle of the streaming ones. */
final class NaiveAverages {

    private NaiveAverages() {}

    static double[] cold(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    static double mean(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    static double populationDeviation(double[] values, int from, int count) {
        double mean = mean(values, from, count);
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / count);
    }

    static double[] sma(double[] values, int period) {
        double[] result = cold(values.length);
        for (int i = period - 1; i < values.length; i++) {
            result[i] = mean(values, i - period + 1, period);
        }
        return result;
    }

    static double[] ema(double[] values, int period) {
        return exponential(values, 0, period, 2.0 / (period + 1));
    }

    /** Wilder's average of the values from an index on. */
    static double[] wilder(double[] values, int from, int period) {
        return exponential(values, from, period, 1.0 / period);
    }

    /* In closed form: the seed and each later value by its own power. */
    private static double[] exponential(double[] values, int from, int period, double weight) {
        double[] result = cold(values.length);
        int seedAt = from + period - 1;
        for (int i = seedAt; i < values.length; i++) {
            double sum = StrictMath.pow(1 - weight, i - seedAt) * mean(values, from, period);
            for (int j = seedAt + 1; j <= i; j++) {
                sum += weight * StrictMath.pow(1 - weight, i - j) * values[j];
            }
            result[i] = sum;
        }
        return result;
    }

    static double[] efficiencyRatio(double[] values, int period) {
        double[] result = cold(values.length);
        for (int i = period; i < values.length; i++) {
            double way = 0;
            for (int j = i - period + 1; j <= i; j++) {
                way += Math.abs(values[j] - values[j - 1]);
            }
            result[i] = way == 0 ? 0 : Math.abs(values[i] - values[i - period]) / way;
        }
        return result;
    }

    static double[] kama(double[] values, int period) {
        double fast = 2.0 / 3.0;
        double slow = 2.0 / 31.0;
        double[] ratio = efficiencyRatio(values, period);
        double[] result = cold(values.length);
        result[period - 1] = values[period - 1];
        for (int i = period; i < values.length; i++) {
            double smoothing = StrictMath.pow(ratio[i] * (fast - slow) + slow, 2);
            result[i] = smoothing * values[i] + (1 - smoothing) * result[i - 1];
        }
        return result;
    }
}
