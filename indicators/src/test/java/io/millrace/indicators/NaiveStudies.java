package io.millrace.indicators;

import java.util.Arrays;

/** Naive twins: each value from the whole series, as the formula reads. */
final class NaiveStudies {

    private NaiveStudies() {}

    static double max(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).max().orElseThrow();
    }

    static double min(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).min().orElseThrow();
    }

    static double[] typical(double[] high, double[] low, double[] close) {
        double[] result = new double[close.length];
        for (int i = 0; i < close.length; i++) {
            result[i] = (high[i] + low[i] + close[i]) / 3;
        }
        return result;
    }

    static double[] wma(double[] values, int period) {
        double[] result = NaiveAverages.cold(values.length);
        for (int i = period - 1; i < values.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int age = 0; age < period; age++) {
                sum += (period - age) * values[i - age];
                weights += period - age;
            }
            result[i] = sum / weights;
        }
        return result;
    }

    static double[] roc(double[] values, int period) {
        double[] result = NaiveAverages.cold(values.length);
        for (int i = period; i < values.length; i++) {
            result[i] = (values[i] - values[i - period]) / values[i - period] * 100;
        }
        return result;
    }

    static double[][] macd(double[] close, int fast, int slow, int signal) {
        double[] fastAverage = NaiveAverages.ema(close, fast);
        double[] slowAverage = NaiveAverages.ema(close, slow);
        double[] line = NaiveAverages.cold(close.length);
        for (int i = slow - 1; i < close.length; i++) {
            line[i] = fastAverage[i] - slowAverage[i];
        }
        double[] average = tail(NaiveAverages.ema(warm(line, slow - 1), signal), slow - 1);
        double[] histogram = NaiveAverages.cold(close.length);
        for (int i = slow + signal - 2; i < close.length; i++) {
            histogram[i] = line[i] - average[i];
        }
        return new double[][] {histogram, line, average};
    }

    /**
     * Returns where the close lies in the range, from 0 for the lowest to 100; 50 without range.
     */
    static double[] position(double[] high, double[] low, double[] close, int period) {
        double[] result = NaiveAverages.cold(close.length);
        for (int i = period - 1; i < close.length; i++) {
            double highest = max(high, i - period + 1, i + 1);
            double lowest = min(low, i - period + 1, i + 1);
            boolean isFlat = highest == lowest;
            result[i] = isFlat ? 50 : (close[i] - lowest) / (highest - lowest) * 100;
        }
        return result;
    }

    static double[][] stochastic(double[] high, double[] low, double[] close, int period) {
        double[] raw = warm(position(high, low, close, period), period - 1);
        double[] k = tail(NaiveAverages.sma(raw, 3), period - 1);
        double[] d = tail(NaiveAverages.sma(warm(k, period + 1), 3), period + 1);
        return new double[][] {d, k};
    }

    static double[] williamsR(double[] high, double[] low, double[] close, int period) {
        return Arrays.stream(position(high, low, close, period)).map(p -> p - 100).toArray();
    }

    static double[] cci(double[] typical, int period) {
        double[] mean = NaiveAverages.sma(typical, period);
        double[] result = NaiveAverages.cold(typical.length);
        for (int i = period - 1; i < typical.length; i++) {
            int from = i - period + 1;
            double sum = 0;
            for (int j = from; j <= i; j++) {
                sum += Math.abs(typical[j] - mean[i]);
            }
            boolean isFlat = max(typical, from, i + 1) == min(typical, from, i + 1);
            result[i] = isFlat ? 0 : (typical[i] - mean[i]) / (0.015 * sum / period);
        }
        return result;
    }

    static double[][] aroon(double[] high, double[] low, int period) {
        double[][] result = new double[3][];
        Arrays.setAll(result, i -> NaiveAverages.cold(high.length));
        for (int i = period; i < high.length; i++) {
            int sinceHigh = 0;
            while (high[i - sinceHigh] != max(high, i - period, i + 1)) {
                sinceHigh++;
            }
            int sinceLow = 0;
            while (low[i - sinceLow] != min(low, i - period, i + 1)) {
                sinceLow++;
            }
            result[1][i] = 100.0 * (period - sinceHigh) / period;
            result[2][i] = 100.0 * (period - sinceLow) / period;
            result[0][i] = result[1][i] - result[2][i];
        }
        return result;
    }

    static double[][] donchian(double[] high, double[] low, int period) {
        double[][] result = new double[3][];
        Arrays.setAll(result, i -> NaiveAverages.cold(high.length));
        for (int i = period; i < high.length; i++) {
            result[1][i] = max(high, i - period, i);
            result[2][i] = min(low, i - period, i);
            result[0][i] = (result[1][i] + result[2][i]) / 2;
        }
        return result;
    }

    static double[] obv(double[] close, double[] volume) {
        double[] result = new double[close.length];
        for (int i = 0; i < close.length; i++) {
            for (int j = 1; j <= i; j++) {
                result[i] += Math.signum(close[j] - close[j - 1]) * volume[j];
            }
        }
        return result;
    }

    static double[] mfi(double[] typical, double[] volume, int period) {
        double[] result = NaiveAverages.cold(typical.length);
        for (int i = period; i < typical.length; i++) {
            double up = 0;
            double down = 0;
            for (int j = i - period + 1; j <= i; j++) {
                up += typical[j] > typical[j - 1] ? typical[j] * volume[j] : 0;
                down += typical[j] < typical[j - 1] ? typical[j] * volume[j] : 0;
            }
            boolean isEven = up == 0 && down == 0;
            result[i] = isEven ? 50 : down == 0 ? 100 : 100 - 100 / (1 + up / down);
        }
        return result;
    }

    static double[] vwap(double[] typical, double[] volume) {
        double[] result = new double[typical.length];
        for (int i = 0; i < typical.length; i++) {
            double amount = 0;
            double volumes = 0;
            for (int j = 0; j <= i; j++) {
                amount += typical[j] * volume[j];
                volumes += volume[j];
            }
            result[i] = volumes == 0 ? typical[i] : amount / volumes;
        }
        return result;
    }

    /** Returns the values from an index on. */
    static double[] warm(double[] values, int from) {
        return Arrays.copyOfRange(values, from, values.length);
    }

    /** Returns the values with NaNs before them: the inverse of {@link #warm}. */
    static double[] tail(double[] values, int colds) {
        double[] result = NaiveAverages.cold(values.length + colds);
        System.arraycopy(values, 0, result, colds, values.length);
        return result;
    }
}
