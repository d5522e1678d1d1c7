package io.millrace.bench.run;

import io.millrace.bench.report.Spread;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What rounds measured, in nanoseconds an operation: of each body a sample a round. */
public final class Samples {

    private static final double SECOND_NS = 1e9;

    private final List<double[]> rounds;

    /**
     * What was measured.
     *
     * @param rounds one or more; each has a sample a body
     */
    Samples(List<double[]> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    /** {@return rounds that were counted} */
    public int rounds() {
        return rounds.size();
    }

    /**
     * The median of a body.
     *
     * @param body its place in a round, from 0
     * @return nanoseconds an operation
     */
    public double median(int body) {
        return spread(body).median();
    }

    /**
     * How far the samples of a body lie apart.
     *
     * @param body its place in a round, from 0
     * @return nanoseconds an operation
     */
    public Spread spread(int body) {
        return of(round -> round[body]);
    }

    /**
     * How far the rates of a body lie apart.
     *
     * @param body its place in a round, from 0
     * @return operations a second
     */
    public Spread rates(int body) {
        return of(round -> SECOND_NS / round[body]);
    }

    /**
     * How far the quotients of two bodies of the same round lie apart.
     *
     * @param body its place in a round, from 0
     * @param by what it is divided by
     * @return quotients
     */
    public Spread ratios(int body, int by) {
        return of(round -> round[body] / round[by]);
    }

    /**
     * How far what is made of the samples of each round lies apart.
     *
     * @param value of the samples of one round, nanoseconds an operation by body
     * @return its spread
     */
    public Spread of(ToDoubleFunction<double[]> value) {
        return Spread.of(rounds.stream().mapToDouble(value).toArray());
    }
}
