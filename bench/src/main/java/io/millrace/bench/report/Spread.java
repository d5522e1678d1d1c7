package io.millrace.bench.report;

import java.util.Arrays;

/**
 * The middle of some values and how far they lie apart. Between two values that are nearest to a
 * quarter of the way, the line between them counts; of two in the middle, their mean.
 *
 * @param lower a quarter of the values lie below
 * @param median half of the values do
 * @param upper three quarters do
 * @param count of the values
 */
public record Spread(double lower, double median, double upper, int count) {

    /**
     * Of some values.
     *
     * @param values one or more, in any order
     * @return their spread
     */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are no values; there must be one or more");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), sorted.length);
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
