package io.millrace.bench.run;

import java.util.Arrays;
import java.util.List;

/**
 * Bodies measured in turns, so that whatever else the machine does touches all of them alike. The
 * first rounds warm up and are not counted; of the others the median counts.
 */
public final class Rounds {

    private final int warmUp;
    private final int counted;

    /**
     * So many rounds.
     *
     * @param warmUp rounds that are not counted, 0 or more
     * @param counted rounds that are, above 0
     */
    public Rounds(int warmUp, int counted) {
        this.warmUp = warmUp;
        this.counted = counted;
    }

    /** Something measured. */
    public interface Body {

        /**
         * Does it once.
         *
         * @return operations done, above 0
         * @throws Exception when it cannot be done
         */
        long run() throws Exception;
    }

    /** Something that takes its own time, so that what it prepares and checks is not counted. */
    public interface Timed {

        /**
         * Does it once.
         *
         * @return nanoseconds an operation
         * @throws Exception when it cannot be done
         */
        double run() throws Exception;
    }

    /**
     * Measures by the clock around each body.
     *
     * @param bodies in the order of a round
     * @return nanoseconds an operation, a median a body
     * @throws Exception of a body
     */
    public double[] medians(List<Body> bodies) throws Exception {
        return timed(bodies.stream().<Timed>map(body -> () -> around(body)).toList());
    }

    /**
     * Takes the time of a body, once.
     *
     * @param body what is measured
     * @return nanoseconds an operation
     * @throws Exception of the body
     */
    public static double around(Body body) throws Exception {
        long start = System.nanoTime();
        long operations = body.run();
        return (double) (System.nanoTime() - start) / operations;
    }

    /**
     * Measures what takes its own time.
     *
     * @param bodies in the order of a round
     * @return nanoseconds an operation, a median a body
     * @throws Exception of a body
     */
    public double[] timed(List<Timed> bodies) throws Exception {
        double[][] samples = new double[bodies.size()][counted];
        for (int round = -warmUp; round < counted; round++) {
            for (int i = 0; i < bodies.size(); i++) {
                double took = bodies.get(i).run();
                if (round >= 0) {
                    samples[i][round] = took;
                }
            }
        }
        return Arrays.stream(samples).mapToDouble(Rounds::median).toArray();
    }

    /**
     * The middle of some values.
     *
     * @param values at least one
     * @return the middle one, or the mean of the two in the middle
     */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
