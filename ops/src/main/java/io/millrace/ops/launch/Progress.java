package io.millrace.ops.launch;

import java.util.Arrays;

/**
 * When how many events had been handed in, to tell the rate of the second half, where the code is
 * warm.
 */
final class Progress {

    private static final long STEP = 4096;

    private long[] times = new long[1024];
    private int marks;
    private long nextMark;
    private long startNs;
    private long endNs;
    private long events;

    void start(long nowNs) {
        startNs = nowNs;
    }

    /** Notes the count so far; cheap unless a step was passed. */
    boolean isDue(long count) {
        return count >= nextMark;
    }

    void mark(long count, long nowNs) {
        while (nextMark <= count) {
            if (marks == times.length) {
                times = Arrays.copyOf(times, marks * 2);
            }
            times[marks++] = nowNs;
            nextMark += STEP;
        }
    }

    void end(long count, long nowNs) {
        events = count;
        endNs = nowNs;
    }

    double seconds() {
        return (endNs - startNs) / 1e9;
    }

    long perSecond() {
        return rate(events, endNs - startNs);
    }

    /** Rate over the second half of the events, to the moment when the last one was handled. */
    long perSecondOfSecondHalf() {
        int middle = (int) (events / 2 / STEP);
        if (middle == 0 || middle >= marks) {
            return perSecond();
        }
        return rate(events - middle * STEP, endNs - times[middle]);
    }

    private static long rate(long count, long ns) {
        return ns <= 0 ? 0 : (long) (count / (ns / 1e9));
    }
}
