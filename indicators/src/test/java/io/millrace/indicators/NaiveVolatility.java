package io.millrace.indicators;

import static io.millrace.indicators.NaiveAverages.cold;
import static io.millrace.indicators.NaiveAverages.mean;
import static io.millrace.indicators.NaiveAverages.populationDeviation;
import static io.millrace.indicators.NaiveAverages.sma;
import static io.millrace.indicators.NaiveAverages.wilder;

/** Slow, obvious volatility indicators over whole series: the oracle of the streaming ones. */
final class NaiveVolatility {

    private NaiveVolatility() {}

    static double[] trueRange(double[] high, double[] low, double[] close) {
        double[] result = new double[close.length];
        result[0] = high[0] - low[0];
        for (int i = 1; i < close.length; i++) {
            // The previous close belongs to the bar, wherever it lies.
            result[i] = Math.max(high[i], close[i - 1]) - Math.min(low[i], close[i - 1]);
        }
        return result;
    }

    static double[] atr(double[] high, double[] low, double[] close, int period) {
        return wilder(trueRange(high, low, close), 1, period);
    }

    static double[] atrAverage(double[] atr, int atrPeriod, int period) {
        double[] result = cold(atr.length);
        for (int i = atrPeriod + period - 1; i < atr.length; i++) {
            result[i] = mean(atr, i - period + 1, period);
        }
        return result;
    }

    static double[] ratio(double[] over, double[] under) {
        double[] result = cold(over.length);
        for (int i = 0; i < over.length; i++) {
            result[i] = under[i] == 0 ? 1 : over[i] / under[i];
        }
        return result;
    }

    /** Each value from the seed on, every price by the product of the weights. */
    static double[] adaptiveEma(double[] high, double[] low, double[] close, int atrPeriod) {
        double[] atr = atr(high, low, close, atrPeriod);
        double[] ratio = ratio(atr, atrAverage(atr, atrPeriod, 50));
        int seedAt = atrPeriod + 49;
        double[] result = cold(close.length);
        for (int i = seedAt; i < close.length; i++) {
            double rest = 1;
            double sum = 0;
            for (int j = i; j > seedAt; j--) {
                double alpha = 0.1 + 0.5 * (Math.clamp(ratio[j], 0.5, 1.5) - 0.5);
                sum += rest * alpha * close[j];
                rest *= 1 - alpha;
            }
            result[i] = sum + rest * close[seedAt];
        }
        return result;
    }

    /** Returns middle, upper, lower and deviation, at 2 deviations. */
    static double[][] bands(double[] values, int period) {
        double[] middle = sma(values, period);
        double[] deviation = cold(values.length);
        double[] upper = cold(values.length);
        double[] lower = cold(values.length);
        for (int i = period - 1; i < values.length; i++) {
            deviation[i] = populationDeviation(values, i - period + 1, period);
            upper[i] = middle[i] + 2 * deviation[i];
            lower[i] = middle[i] - 2 * deviation[i];
        }
        return new double[][] {middle, upper, lower, deviation};
    }

    /** Returns sigma, and the ratio of the usual spread on 1-hour and on 1-minute bars. */
    static double[][] spreadVolatility(double[] close, int period) {
        double[] changes = new double[close.length];
        for (int i = 1; i < close.length; i++) {
            changes[i] = close[i] - close[i - 1];
        }
        double[] sigma = cold(close.length);
        double[] hour = cold(close.length);
        double[] minute = cold(close.length);
        for (int i = period; i < close.length; i++) {
            sigma[i] = populationDeviation(changes, i - period + 1, period);
            boolean still = sigma[i] <= 1e-10 * close[i];
            double spread = still ? Double.POSITIVE_INFINITY : Subjects.SPREAD / sigma[i];
            hour[i] = spread / Math.sqrt(200.0 / 60.0);
            minute[i] = spread / Math.sqrt(200.0);
        }
        return new double[][] {sigma, hour, minute};
    }
}
