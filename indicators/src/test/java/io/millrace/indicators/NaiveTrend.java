package io.millrace.indicators;

import java.util.Arrays;

/** Naive twins of channels, trend followers and statistics. */
final class NaiveTrend {

    private NaiveTrend() {}

    static double[][] keltner(double[] high, double[] low, double[] close, int[] periods) {
        double[] average = NaiveAverages.ema(close, periods[0]);
        double[] atr = NaiveVolatility.atr(high, low, close, periods[1]);
        double[][] result = cold(3, close.length);
        for (int i = Math.max(periods[0] - 1, periods[1]); i < close.length; i++) {
            result[0][i] = average[i];
            result[1][i] = average[i] + 2 * atr[i];
            result[2][i] = average[i] - 2 * atr[i];
        }
        return result;
    }

    static double[] correlation(double[] one, double[] other, int period) {
        double[] result = NaiveAverages.cold(one.length);
        for (int i = period; i < one.length; i++) {
            double[] a = returns(one, i - period + 1, period);
            double[] b = returns(other, i - period + 1, period);
            double meanA = NaiveAverages.mean(a, 0, period);
            double meanB = NaiveAverages.mean(b, 0, period);
            double covariance = 0;
            for (int j = 0; j < period; j++) {
                covariance += (a[j] - meanA) * (b[j] - meanB) / period;
            }
            double deviationA = NaiveAverages.populationDeviation(a, 0, period);
            double deviationB = NaiveAverages.populationDeviation(b, 0, period);
            boolean isConstant = deviationA < 1e-14 || deviationB < 1e-14;
            result[i] = isConstant ? 0 : covariance / deviationA / deviationB;
        }
        return result;
    }

    private static double[] returns(double[] prices, int from, int count) {
        double[] result = new double[count];
        for (int j = 0; j < count; j++) {
            result[j] = (prices[from + j] - prices[from + j - 1]) / prices[from + j - 1];
        }
        return result;
    }

    static double[][] ichimoku(double[] high, double[] low, int fast, int medium, int slow) {
        double[][] result = cold(6, high.length);
        result[2] = middles(high, low, fast);
        result[3] = middles(high, low, medium);
        result[5] = middles(high, low, slow);
        for (int i = medium - 1; i < high.length; i++) {
            result[4][i] = (result[2][i] + result[3][i]) / 2;
        }
        for (int i = slow + medium - 1; i < high.length; i++) {
            result[0][i] = result[4][i - medium];
            result[1][i] = result[5][i - medium];
        }
        return result;
    }

    private static double[] middles(double[] high, double[] low, int period) {
        double[] result = NaiveAverages.cold(high.length);
        for (int i = period - 1; i < high.length; i++) {
            double highest = NaiveStudies.max(high, i - period + 1, i + 1);
            result[i] = (highest + NaiveStudies.min(low, i - period + 1, i + 1)) / 2;
        }
        return result;
    }

    /* The bands of each bar as one pair, then the side, in separate passes. */
    /* The line, and on which side of the price it lies: 1 under it, -1 above it. */
    static double[][] supertrend(double[] high, double[] low, double[] close, int period) {
        double[] atr = NaiveVolatility.atr(high, low, close, period);
        double[] upper = NaiveAverages.cold(close.length);
        double[] lower = NaiveAverages.cold(close.length);
        for (int i = period; i < close.length; i++) {
            double middle = (high[i] + low[i]) / 2;
            upper[i] = middle + 3 * atr[i];
            lower[i] = middle - 3 * atr[i];
            if (i > period && close[i - 1] <= upper[i - 1]) {
                upper[i] = Math.min(upper[i], upper[i - 1]);
            }
            if (i > period && close[i - 1] >= lower[i - 1]) {
                lower[i] = Math.max(lower[i], lower[i - 1]);
            }
        }
        double[] result = NaiveAverages.cold(close.length);
        double[] side = NaiveAverages.cold(close.length);
        for (int i = period; i < close.length; i++) {
            boolean wasRising = i == period ? close[i] >= (high[i] + low[i]) / 2 : side[i - 1] > 0;
            boolean isRising = wasRising ? close[i] > lower[i] : close[i] > upper[i];
            result[i] = isRising ? lower[i] : upper[i];
            side[i] = isRising ? 1 : -1;
        }
        return new double[][] {result, side};
    }

    /* Wilder's rules written out for a rise; a fall is the same on negated prices. */
    static double[] parabolicSar(double[] high, double[] low) {
        double[] result = NaiveAverages.cold(high.length);
        double fall = low[0] - low[1];
        int side = fall > 0 && fall > high[1] - high[0] ? -1 : 1;
        double stop = side > 0 ? low[0] : -high[0];
        double extreme = far(high, low, 1, side);
        double share = 0.02;
        for (int i = 1; i < high.length; i++) {
            int before = i == 1 ? 1 : i - 1;
            if (near(high, low, i, side) <= stop) {
                double limit = -Math.max(far(high, low, i, side), far(high, low, before, side));
                side = -side;
                stop = Math.min(-extreme, limit);
                extreme = far(high, low, i, side);
                share = 0.02;
            } else if (far(high, low, i, side) > extreme) {
                extreme = far(high, low, i, side);
                share = Math.min(0.2, share + 0.02);
            }
            result[i] = side * stop;
            double limit = Math.min(near(high, low, i, side), near(high, low, before, side));
            stop = Math.min(stop + share * (extreme - stop), limit);
        }
        return result;
    }

    private static double far(double[] high, double[] low, int i, int side) {
        return side > 0 ? high[i] : -low[i];
    }

    private static double near(double[] high, double[] low, int i, int side) {
        return side > 0 ? low[i] : -high[i];
    }

    static double[] frama(double[] high, double[] low, int period) {
        double[] result = NaiveAverages.cold(high.length);
        double dimension = 1;
        result[period - 1] = (high[period - 1] + low[period - 1]) / 2;
        for (int i = period; i < high.length; i++) {
            int from = i - period + 1;
            int half = from + period / 2;
            double parts = slope(high, low, from, half) + slope(high, low, half, i + 1);
            boolean isOpen = slope(high, low, from, half) > 0 && slope(high, low, half, i + 1) > 0;
            double all = slope(high, low, from, i + 1);
            if (isOpen && all > 0) {
                dimension = StrictMath.log(parts / all) / StrictMath.log(2);
            }
            double weight = StrictMath.exp(-4.6 * (dimension - 1));
            weight = Math.clamp(weight, 0.01, 1);
            result[i] = result[i - 1] + weight * ((high[i] + low[i]) / 2 - result[i - 1]);
        }
        return result;
    }

    private static double slope(double[] high, double[] low, int from, int to) {
        return (NaiveStudies.max(high, from, to) - NaiveStudies.min(low, from, to)) / (to - from);
    }

    static double[] hurst(double[] close, int period) {
        double[] result = NaiveAverages.cold(close.length);
        for (int i = period; i < close.length; i++) {
            double[] logs = new double[period];
            for (int j = 0; j < period; j++) {
                int at = i - period + 1 + j;
                logs[j] = StrictMath.log(close[at] / close[at - 1]);
            }
            result[i] = exponent(logs);
        }
        return result;
    }

    private static double exponent(double[] logs) {
        double[] x = new double[20];
        double[] y = new double[20];
        int count = 0;
        for (int length = logs.length; length >= 8; length /= 2) {
            double[] ranges = new double[logs.length / length];
            for (int piece = 0; piece < ranges.length; piece++) {
                int from = piece * length;
                ranges[piece] = rescaledRange(Arrays.copyOfRange(logs, from, from + length));
            }
            double[] varying = Arrays.stream(ranges).filter(range -> range > 0).toArray();
            if (varying.length > 0) {
                x[count] = StrictMath.log(length);
                y[count] = StrictMath.log(NaiveAverages.mean(varying, 0, varying.length));
                count++;
            }
        }
        if (count < 2) {
            return 0.5;
        }
        double meanX = NaiveAverages.mean(x, 0, count);
        double meanY = NaiveAverages.mean(y, 0, count);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }

    private static double rescaledRange(double[] piece) {
        double mean = NaiveAverages.mean(piece, 0, piece.length);
        double[] way = new double[piece.length + 1];
        for (int i = 0; i < piece.length; i++) {
            way[i + 1] = way[i] + piece[i] - mean;
        }
        double deviation = NaiveAverages.populationDeviation(piece, 0, piece.length);
        double range = NaiveStudies.max(way, 0, way.length) - NaiveStudies.min(way, 0, way.length);
        return deviation < 1e-14 ? 0 : range / deviation;
    }

    private static double[][] cold(int rows, int length) {
        double[][] result = new double[rows][];
        Arrays.setAll(result, i -> NaiveAverages.cold(length));
        return result;
    }
}
