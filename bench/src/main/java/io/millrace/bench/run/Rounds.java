package io.millrace.bench.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Bodies measured in turns, so that whatever else the machine does touches all of them alike. The
 * first rounds warm up and are not counted; of the others the median counts. Rounds end when there
 * are enough of them or their time is over: warming up may take half of it, and so many rounds as
 * must be counted are, whatever they take.
 */
public final class Rounds {

    private static final double WARM_UP_SHARE = 0.5;

    private final int warmUp;
    private final int least;
    private final int counted;
    private final Budget budget;

    /**
     * So many rounds, whatever they take.
     *
     * @param warmUp rounds that are not counted, 0 or more
     * @param counted rounds that are, above 0
     */
    public Rounds(int warmUp, int counted) {
        this(warmUp, counted, counted, Budget.endless());
    }

    /**
     * As many rounds as there is time for.
     *
     * @param warmUp rounds that are not counted, at most; 0 or more
     * @param least rounds that are counted, also when the time is over; above 0
     * @param counted rounds that are, at most; no fewer than the least
     * @param budget time for all of them
     */
    public Rounds(int warmUp, int least, int counted, Budget budget) {
        if (warmUp < 0 || least < 1 || counted < least) {
            throw new IllegalArgumentException(
                    "rounds are "
                            + warmUp
                            + " to warm up and "
                            + least
                            + " to "
                            + counted
                            + " counted; they must be 0 or more, and 1 or more, no fewer at most"
                            + " than at least");
        }
        this.warmUp = warmUp;
        this.least = least;
        this.counted = counted;
        this.budget = budget;
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
     * @return nanoseconds an operation, of each body
     * @throws Exception of a body
     */
    public Samples around(List<Body> bodies) throws Exception {
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
     * @return nanoseconds an operation, of each body
     * @throws Exception of a body
     */
    public Samples timed(List<Timed> bodies) throws Exception {
        Budget warming = budget.share(WARM_UP_SHARE);
        for (int i = 0; i < warmUp && !warming.isOver(); i++) {
            round(bodies);
        }
        List<double[]> rounds = new ArrayList<>();
        while (rounds.size() < least || (rounds.size() < counted && !budget.isOver())) {
            rounds.add(round(bodies));
        }
        return new Samples(rounds);
    }

    private static double[] round(List<Timed> bodies) throws Exception {
        double[] took = new double[bodies.size()];
        for (int i = 0; i < took.length; i++) {
            took[i] = bodies.get(i).run();
        }
        return took;
    }
}
