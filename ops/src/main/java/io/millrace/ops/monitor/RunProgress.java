package io.millrace.ops.monitor;

import java.util.Arrays;

/**
 * When how many events had been handed in, to tell the rate of the second half, where the code is
 * warm.
 *
 * <p>One thread.
 */
public final class RunProgress {

    private static final long STEP = 4096;

    private long[] times = new long[1024];
    private int marks;
    private long nextMark;
    private long startNs;
    private long endNs;
    private long events;

    /** Nothing is noted yet. */
    public RunProgress() {}

    /**
     * The first event is to be handed in.
     *
     * @param nowNs monotonic clock
     */
    public void start(long nowNs) {
        startNs = nowNs;
    }

    /**
     * Whether a count is to be marked; cheap.
     *
     * @param count events handed in
     * @return true every 4,096 events
     */
    public boolean isDue(long count) {
        return count >= nextMark;
    }

    /**
     * Notes a count.
     *
     * @param count events handed in
     * @param nowNs monotonic clock
     */
    public void mark(long count, long nowNs) {
        while (nextMark <= count) {
            if (marks == times.length) {
                times = Arrays.copyOf(times, marks * 2);
            }
            times[marks++] = nowNs;
            nextMark += STEP;
        }
    }

    /**
     * All is handled.
     *
     * @param count events handed in
     * @param nowNs monotonic clock
     */
    public void end(long count, long nowNs) {
        events = count;
        endNs = nowNs;
    }

    /**
     * From start to end.
     *
     * @return seconds
     */
    public double seconds() {
        return (endNs - startNs) / 1e9;
    }

    /**
     * Rate over all events.
     *
     * @return events a second
     */
    public long perSecond() {
        return rate(events, endNs - startNs);
    }

    /**
     * Rate over the second half of the events, to the moment when the last one was handled.
     *
     * @return events a second
     */
    public long perSecondOfSecondHalf() {
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
