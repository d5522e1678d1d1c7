package io.millrace.ops.monitor.health;

import java.util.List;

/**
 * How long the ways inside a run take, from its start until now.
 *
 * @param times one for each way
 */
public record LatencyHealth(List<Times> times) {

    /** Of a run that measures nothing. */
    public static final LatencyHealth NONE = new LatencyHealth(List.of());

    /**
     * Times of one way.
     *
     * @param name of the field, with its unit
     * @param count how often it was measured
     * @param p50 half of them took at most that, ns; 0 without any, as the others
     * @param p99 99 of 100 took at most that, ns
     * @param p999 999 of 1,000 took at most that, ns
     * @param max the longest took, ns; what is longer than a minute counts as a minute
     */
    public record Times(String name, long count, long p50, long p99, long p999, long max) {}
}
