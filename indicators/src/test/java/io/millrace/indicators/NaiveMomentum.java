package io.millrace.indicators;

import static io.millrace.indicators.NaiveAverages.cold;
import static io.millrace.indicators.NaiveAverages.mean;
import static io.millrace.indicators.NaiveAverages.wilder;

import java.util.Arrays;

/** Slow, obvious momentum indicators over whole series: the oracle of the streaming ones. */
final class NaiveMomentum {

    private NaiveMomentum() {}

    static double[] rsi(double[] values, int period) {
        double[] gains = new double[values.length];
        double[] losses = new double[values.length];
        for (int i = 1; i < values.length; i++) {
            gains[i] = values[i] > values[i - 1] ? values[i] - values[i - 1] : 0;
            losses[i] = values[i] < values[i - 1] ? values[i - 1] - values[i] : 0;
        }
        double[] gain = wilder(gains, 1, period);
        double[] loss = wilder(losses, 1, period);
        double[] result = cold(values.length);
        for (int i = period; i < values.length; i++) {
            // The same as 100 - 100 / (1 + gain / loss), without the division by a loss of 0.
            result[i] = gain[i] + loss[i] == 0 ? 50 : 100 * gain[i] / (gain[i] + loss[i]);
        }
        return result;
    }

    /** Returns ADX, +DI and -DI. */
    static double[][] adx(double[] high, double[] low, double[] close, int period) {
        int length = close.length;
        double[] up = new double[length];
        double[] down = new double[length];
        for (int i = 1; i < length; i++) {
            double rise = high[i] - high[i - 1];
            double fall = low[i - 1] - low[i];
            up[i] = rise > fall ? Math.max(rise, 0) : 0;
            down[i] = fall > rise ? Math.max(fall, 0) : 0;
        }
        double[] atr = NaiveVolatility.atr(high, low, close, period);
        double[] plus = wilder(up, 1, period);
        double[] minus = wilder(down, 1, period);
        double[] index = new double[length];
        for (int i = 0; i < length; i++) {
            plus[i] = atr[i] == 0 ? 0 : 100 * plus[i] / atr[i];
            minus[i] = atr[i] == 0 ? 0 : 100 * minus[i] / atr[i];
            double sum = plus[i] + minus[i];
            index[i] = sum == 0 ? 0 : 100 * Math.abs(plus[i] - minus[i]) / sum;
        }
        return new double[][] {wilder(index, period, period), plus, minus};
    }

    /** Returns slope and R2, by the definition 1 - SSres / SStot. */
    static double[][] regression(double[] values, int period) {
        double[] slope = cold(values.length);
        double[] rSquared = cold(values.length);
        for (int i = period - 1; i < values.length; i++) {
            // From the first price: 1 - SSres / SStot is blind to small moves of large numbers.
            double first = values[i - period + 1];
            double[] y = new double[period];
            for (int x = 0; x < period; x++) {
                y[x] = values[i - period + 1 + x] - first;
            }
            double center = (period - 1) / 2.0;
            double level = mean(y, 0, period);
            double xy = 0;
            double xx = 0;
            for (int x = 0; x < period; x++) {
                xy += (x - center) * (y[x] - level);
                xx += (x - center) * (x - center);
            }
            slope[i] = xy / xx;
            rSquared[i] = explained(y, level, xy / xx, center);
        }
        return new double[][] {slope, rSquared};
    }

    private static double explained(double[] y, double level, double slope, double center) {
        if (Arrays.stream(y).allMatch(value -> value == y[0])) {
            return 0;
        }
        double residual = 0;
        double total = 0;
        for (int x = 0; x < y.length; x++) {
            double miss = y[x] - (level + slope * (x - center));
            residual += miss * miss;
            total += (y[x] - level) * (y[x] - level);
        }
        return 1 - residual / total;
    }
}
