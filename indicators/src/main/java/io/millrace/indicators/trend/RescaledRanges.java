package io.millrace.indicators.trend;

import org.jspecify.annotations.Nullable;

/**
 * The rescaled ranges of all pieces of one length that ended with one of the last bars: the part of
 * {@link Hurst} that remembers.
 *
 * <p>A piece is computed when it is asked for, and then remembered while it is in the window. What
 * it is follows from the logarithms alone, not from when it was computed.
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

    private final int length;
    private final int pieces;
    private final int leftOut;
    private final double inverse;
    private final double[] steps;
    private final double[] rescaled;
    private final double[] squares;
    private final int mask;
    private final @Nullable RescaledRanges half;
    private int newest;
    private int highest;
    private int lowest;

    RescaledRanges(int length, int period, @Nullable RescaledRanges half) {
        this.half = half;
        this.length = length;
        pieces = period / length;
        leftOut = period - pieces * length;
        inverse = 1.0 / length;
        steps = new double[length];
        for (int i = 0; i < length; i++) {
            steps[i] = i;
        }
        int size = Integer.highestOneBit(period) << 1;
        rescaled = new double[size];
        squares = new double[size];
        mask = size - 1;
    }

    /* A bar was added: nothing is known of the pieces that end with it. */
    void advance() {
        newest = (newest + 1) & mask;
        rescaled[newest] = Double.NaN;
        squares[newest] = Double.NaN;
    }

    /* The mean over the pieces of the window that vary; 0 when none does. */
    double mean(double[] logs, int last) {
        int count = 0;
        double sum = 0.0;
        for (int i = pieces - 1; i >= 0; i--) {
            int age = leftOut + i * length;
            double one = rescaled[(newest - age) & mask];
            if (Double.isNaN(one)) {
                one = rescale(logs, last, age);
            }
            sum += one;
            count += one > 0.0 ? 1 : 0;
        }
        return count == 0 ? 0.0 : sum / count;
    }

    /* The piece that ends so many bars before the last one. */
    private double rescale(double[] logs, int last, int age) {
        int first = last - age - length;
        double deviation = Math.sqrt(squares(logs, last, age) * inverse);
        double mean = (logs[first + length] - logs[first]) * inverse;
        double found = deviation <= MIN_DEVIATION ? 0.0 : range(logs, first, mean) / deviation;
        rescaled[(newest - age) & mask] = found;
        return found;
    }

    private double squares(double[] logs, int last, int age) {
        double known = squares[(newest - age) & mask];
        if (Double.isNaN(known)) {
            known = half == null ? sumSquares(logs, last - age) : joined(half, logs, last, age);
            squares[(newest - age) & mask] = known;
        }
        return known;
    }

    /* The squares about the mean of a piece made of two of half the length, or one return more. */
    private double joined(RescaledRanges part, double[] logs, int last, int age) {
        int size = part.length;
        int end = last - age;
        int middle = end - size;
        int first = middle - size;
        double difference =
                (logs[end] - logs[middle] - (logs[middle] - logs[first])) * part.inverse;
        double sum =
                part.squares(logs, last, age)
                        + part.squares(logs, last, age + size)
                        + difference * difference * (0.5 * size);
        if (length == 2 * size) {
            return sum;
        }
        double odd =
                logs[first] - logs[first - 1] - (logs[end] - logs[first]) * (0.5 * part.inverse);
        return sum + odd * odd * (2 * size * inverse);
    }

    private double sumSquares(double[] logs, int last) {
        int first = last - length;
        double mean = (logs[last] - logs[first]) * inverse;
        double even = 0.0;
        double odd = 0.0;
        int i = first;
        for (; i + 1 < first + length; i += 2) {
            double one = logs[i + 1] - logs[i] - mean;
            double other = logs[i + 2] - logs[i + 1] - mean;
            even += one * one;
            odd += other * other;
        }
        if (i < first + length) {
            double one = logs[i + 1] - logs[i] - mean;
            even += one * one;
        }
        return even + odd;
    }

    /*
     * The extremes are sought from where they were at the bar before: most often they still are
     * there, so that hardly a comparison succeeds and the branches are foretold. Which place the
     * search begins at has no influence on the result.
     */
    private double range(double[] logs, int first, double mean) {
        highest = Math.max(highest - 1, 0);
        lowest = Math.max(lowest - 1, 0);
        double slope = -mean;
        double max = Math.fma(slope, steps[highest], logs[first + highest]);
        double min = Math.fma(slope, steps[lowest], logs[first + lowest]);
        for (int i = 0; i < length; i++) {
            double way = Math.fma(slope, steps[i], logs[first + i]);
            if (way > max) {
                max = way;
                highest = i;
            } else if (way < min) {
                min = way;
                lowest = i;
            }
        }
        return max - min;
    }
}
