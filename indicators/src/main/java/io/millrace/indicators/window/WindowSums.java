package io.millrace.indicators.window;

/**
 * The sums that mean, variance, weighted mean and regression line of the newest values are made of,
 * in one pass: with {@code d} the distance of a value from the newest one and {@code age} 0 for the
 * newest, {@code sum(d)}, {@code sum(d^2)} and {@code sum(age * d)}.
 *
 * <p>Nothing runs from bar to bar: each pass starts at the newest value. The sums are kept in four
 * lanes, the age modulo 4, so a pass over 20 values can be carried on to 50 and gives the same bits
 * as one that went to 50 at once: several indicators share one pass.
 *
 * <p>The variance is taken as {@code sum(d^2) - sum(d)^2 / n}. Since the newest value lies in the
 * window, no {@code d} exceeds the range {@code R} of the window, while the sum of squares about
 * the mean is at least {@code R^2 / 2}; so no more than a factor of {@code 2 * n} of the precision
 * cancels, whatever the price level, and equal values give exactly 0.
 *
 * <p>Not thread-safe. Allocates nothing after construction. Holds nothing that must be saved.
 */
public final class WindowSums {

    private static final int LANES = 4;

    private double sum0;
    private double sum1;
    private double sum2;
    private double sum3;
    private double squares0;
    private double squares1;
    private double squares2;
    private double squares3;
    private double aged0;
    private double aged1;
    private double aged2;
    private double aged3;
    private double origin;
    private int number;

    /** Creates sums over nothing. */
    public WindowSums() {}

    /**
     * Starts a pass at the newest value.
     *
     * @param window values to sum
     * @param to how many of the newest, 1 to the number of values
     */
    public void over(RollingWindow window, int to) {
        number = 0;
        reach(window, to);
    }

    /**
     * Carries the pass on, or starts it anew where that is not possible.
     *
     * @param window the window of the pass, with no value added since it began
     * @param to how many of the newest values, 1 to the number of values
     */
    public void reach(RollingWindow window, int to) {
        assert to >= 1 && window.has(to) : "sums over more values than there are";

        if (to < number || number % LANES != 0) {
            number = 0;
        }
        int last = window.end() - 1;
        double[] values = window.values();
        if (number == 0) {
            clear(values[last]);
        }
        int blocks = to / LANES;
        addBlocks(values, last, blocks);
        for (int age = LANES * blocks; age < to; age++) {
            addOne(age, values[last - age] - origin);
        }
        number = to;
    }

    /**
     * The sum of the distances from the newest value.
     *
     * @return any number; 0 when all values are equal
     */
    public double sum() {
        return sum0 + sum1 + (sum2 + sum3);
    }

    /**
     * The sum of age times distance from the newest value.
     *
     * @return any number; 0 when all values are equal
     */
    public double agedSum() {
        return LANES * (aged0 + aged1 + (aged2 + aged3)) + (sum1 + (2.0 * sum2 + 3.0 * sum3));
    }

    /**
     * The mean.
     *
     * @return the mean, exact when all values are equal
     */
    public double mean() {
        return origin + sum() / number;
    }

    /**
     * The sum of squared distances from the mean.
     *
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double squaredDistances() {
        double sum = sum();
        double squares = squares0 + squares1 + (squares2 + squares3);
        return Math.max(0.0, squares - sum * (sum / number));
    }

    /**
     * The population standard deviation.
     *
     * @return 0 or more; exactly 0 when all values are equal
     */
    public double deviation() {
        return Math.sqrt(squaredDistances() / number);
    }

    /**
     * The mean with weights 1 for the oldest value to the number of values for the newest.
     *
     * @return the weighted mean, exact when all values are equal
     */
    public double weightedMean() {
        double weights = number * (number + 1.0) / 2.0;
        return origin + (number * sum() - agedSum()) / weights;
    }

    private void clear(double newest) {
        origin = newest;
        sum0 = 0.0;
        sum1 = 0.0;
        sum2 = 0.0;
        sum3 = 0.0;
        squares0 = 0.0;
        squares1 = 0.0;
        squares2 = 0.0;
        squares3 = 0.0;
        aged0 = 0.0;
        aged1 = 0.0;
        aged2 = 0.0;
        aged3 = 0.0;
    }

    /* The lanes are copied into locals, which live in registers. */
    private void addBlocks(double[] values, int last, int blocks) {
        double s0 = sum0;
        double s1 = sum1;
        double s2 = sum2;
        double s3 = sum3;
        double q0 = squares0;
        double q1 = squares1;
        double q2 = squares2;
        double q3 = squares3;
        double a0 = aged0;
        double a1 = aged1;
        double a2 = aged2;
        double a3 = aged3;
        double start = origin;
        int done = number / LANES;
        double block = done;
        int i = last - number;
        for (int stop = last - LANES * blocks; i > stop; i -= LANES) {
            double d0 = values[i] - start;
            double d1 = values[i - 1] - start;
            double d2 = values[i - 2] - start;
            double d3 = values[i - 3] - start;
            s0 += d0;
            s1 += d1;
            s2 += d2;
            s3 += d3;
            q0 += d0 * d0;
            q1 += d1 * d1;
            q2 += d2 * d2;
            q3 += d3 * d3;
            a0 += block * d0;
            a1 += block * d1;
            a2 += block * d2;
            a3 += block * d3;
            block += 1.0;
        }
        sum0 = s0;
        sum1 = s1;
        sum2 = s2;
        sum3 = s3;
        squares0 = q0;
        squares1 = q1;
        squares2 = q2;
        squares3 = q3;
        aged0 = a0;
        aged1 = a1;
        aged2 = a2;
        aged3 = a3;
    }

    private void addOne(int age, double distance) {
        int whole = age / LANES;
        double block = whole;
        switch (age % LANES) {
            case 0 -> {
                sum0 += distance;
                squares0 += distance * distance;
                aged0 += block * distance;
            }
            case 1 -> {
                sum1 += distance;
                squares1 += distance * distance;
                aged1 += block * distance;
            }
            default -> {
                sum2 += distance;
                squares2 += distance * distance;
                aged2 += block * distance;
            }
        }
    }
}
