package io.millrace.indicators.trend;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The rescaled ranges of all pieces of one length that ended with one of the last bars: the part of
 * {@link Hurst} that remembers.
 *
 * <p>A piece is computed at the bar it ends with, if that bar is read, otherwise when it is asked
 * for, and then remembered while it is in the window. What it is follows from the logarithms alone,
 * not from when it was computed.
 *
 * <p>With {@code p} the logarithm of the price, {@code m} the mean return of a piece and {@code j}
 * the place in it, the running sum of the distances of the returns from their mean is {@code p[j] -
 * p[0] - j * m}. Its range therefore needs no sum. The squares about the mean are made of those of
 * the two halves, {@code a + b + h * (mean a - mean b)^2 / 2} for halves of h returns (Chan, Golub,
 * LeVeque 1979); an odd return is added likewise. Only the shortest length sums its squares.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
final class RescaledRanges {

    private static final double MIN_DEVIATION = 1e-14;

    /* The shortest piece whose range is faster found with vectors. */
    private static final int VECTOR_LENGTH = 32;

    private final int length;
    private final int pieces;
    private final int leftOut;
    private final double inverse;
    private final double inversePieces;
    private final double[] steps;
    private final double[] rescaled;
    private final double[] squares;
    private final @Nullable RescaledRanges half;
    private int newest;
    private int flat;
    private double deviation;

    RescaledRanges(int length, int period, @Nullable RescaledRanges half) {
        this.half = half;
        this.length = length;
        pieces = period / length;
        leftOut = period - pieces * length;
        inverse = 1.0 / length;
        inversePieces = 1.0 / pieces;
        steps = new double[length];
        for (int i = 0; i < length; i++) {
            steps[i] = i;
        }
        int size = Integer.highestOneBit(period) << 1;
        rescaled = new double[size];
        squares = new double[size];
        Arrays.fill(rescaled, Double.NaN);
    }

    /* Bars were added that nobody asked for: nothing is known of the pieces that end with them. */
    void skip(int bars) {
        for (int i = 0; i < bars; i++) {
            advance();
            rescaled[newest] = Double.NaN;
            squares[newest] = Double.NaN;
        }
    }

    /* A bar was added: the deviation of the piece that ends with it, after that of the half. */
    void add(double[] logs, int last) {
        advance();
        deviation = deviation(logs, last, 0);
    }

    /* The mean over the pieces of the window that vary; 0 when none does. */
    double mean(double[] logs, int last) {
        rescale(logs, last, 0, deviation);
        // The newest piece, which is known last, is added last.
        double[] all = rescaled;
        int end = newest - leftOut;
        double sum = 0.0;
        for (int place = end - (pieces - 1) * length; place <= end; place += length) {
            sum += all[place & (all.length - 1)];
        }
        return flat > 0 || Double.isNaN(sum) ? meanOfSome(logs, last) : sum * inversePieces;
    }

    private void advance() {
        newest = (newest + 1) & (rescaled.length - 1);
        flat -= rescaled[newest] == 0.0 ? 1 : 0;
    }

    /* The same where a piece is not known yet or does not vary. */
    private double meanOfSome(double[] logs, int last) {
        int count = 0;
        double sum = 0.0;
        for (int i = pieces - 1; i >= 0; i--) {
            int age = leftOut + i * length;
            double one = rescaled[(newest - age) & (rescaled.length - 1)];
            if (Double.isNaN(one)) {
                one = rescale(logs, last, age, deviation(logs, last, age));
            }
            sum += one;
            count += one > 0.0 ? 1 : 0;
        }
        return count == pieces ? sum * inversePieces : sum / Math.max(count, 1);
    }

    /* The piece that ends so many bars before the last one. */
    private double rescale(double[] logs, int last, int age, double divisor) {
        double found = 0.0;
        if (divisor > MIN_DEVIATION) {
            int end = last - age;
            double mean = (logs[end] - logs[end - length]) * inverse;
            found = range(logs, end - length, mean) / divisor;
        }
        flat += found == 0.0 ? 1 : 0;
        rescaled[(newest - age) & (rescaled.length - 1)] = found;
        return found;
    }

    private double deviation(double[] logs, int last, int age) {
        return Math.sqrt(squares(logs, last, age) * inverse);
    }

    /* The squares about the mean of the piece that ends so many bars before the last one. */
    private double squares(double[] logs, int last, int age) {
        double found = half == null ? sumSquares(logs, last - age) : join(half, logs, last, age);
        squares[(newest - age) & (squares.length - 1)] = found;
        return found;
    }

    private double known(int bar) {
        return squares[bar & (squares.length - 1)];
    }

    private double find(double[] logs, int last, int age) {
        double known = known(newest - age);
        return Double.isNaN(known) ? squares(logs, last, age) : known;
    }

    /* The squares of a piece of those of its two halves and an odd return. */
    private double join(RescaledRanges part, double[] logs, int last, int age) {
        int size = part.length;
        double sum = part.known(newest - age) + part.known(newest - age - size);
        if (Double.isNaN(sum)) {
            sum = part.find(logs, last, age) + part.find(logs, last, age + size);
        }
        int end = last - age;
        double middle = logs[end - size];
        double first = logs[end - 2 * size];
        double difference = (logs[end] - middle - (middle - first)) * part.inverse;
        double between = difference * difference * (0.5 * size);
        if (length == 2 * size) {
            return sum + between;
        }
        double odd = first - logs[end - length] - (logs[end] - first) * (0.5 * part.inverse);
        return sum + (between + odd * odd * (2 * size * inverse));
    }

    private double sumSquares(double[] logs, int last) {
        int first = last - length;
        double mean = (logs[last] - logs[first]) * inverse;
        double even = 0.0;
        double odd = 0.0;
        int i = first;
        for (; i < last - 1; i += 2) {
            double one = logs[i + 1] - logs[i] - mean;
            double other = logs[i + 2] - logs[i + 1] - mean;
            even += one * one;
            odd += other * other;
        }
        if (i < last) {
            double one = logs[i + 1] - logs[i] - mean;
            even += one * one;
        }
        return even + odd;
    }

    private double range(double[] logs, int first, double mean) {
        return length < VECTOR_LENGTH
                ? shortRange(logs, first, -mean)
                : longRange(logs, first, -mean);
    }

    /* A loop the compiler makes four comparisons at a time of. */
    private double longRange(double[] logs, int first, double slope) {
        double[] step = steps;
        double max = Double.NEGATIVE_INFINITY;
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < step.length; i++) {
            double way = Math.fma(slope, step[i], logs[first + i]);
            max = Math.max(max, way);
            min = Math.min(min, way);
        }
        return max - min;
    }

    /*
     * The same without vectors, which do not pay for a few numbers. Of numbers of one sign the bits
     * are ordered like the numbers or the other way round, and the larger of two whole numbers is
     * found without a branch. Logarithms of both signs are those of prices about 1.
     */
    private double shortRange(double[] logs, int first, double slope) {
        double[] step = steps;
        long max = Long.MIN_VALUE;
        long min = Long.MAX_VALUE;
        for (int i = 0; i < step.length; i++) {
            long way = Double.doubleToRawLongBits(Math.fma(slope, step[i], logs[first + i]));
            max = Math.max(max, way);
            min = Math.min(min, way);
        }
        return (max ^ min) < 0
                ? longRange(logs, first, slope)
                : Math.abs(Double.longBitsToDouble(max) - Double.longBitsToDouble(min));
    }
}
