package io.millrace.broker.guard;

/**
 * Adds up for how long a number has not moved, as seen by one who looks again and again. Between
 * two looks counts {@link #MOST_NS} at most: the time in which the whole process stood still proves
 * nothing. One thread.
 */
public final class Stillness {

    /** Most that one look adds, ns. */
    public static final long MOST_NS = 500_000_000L;

    private long reading;
    private long lookedNs;
    private long stillNs;
    private boolean hasLooked;

    /** Nothing seen yet. */
    public Stillness() {}

    /** Begins anew: whatever stands still now is not to be held against anybody. */
    public void reset() {
        hasLooked = false;
    }

    /**
     * Looks at the number.
     *
     * @param now the number
     * @param nowNs monotonic clock
     * @return ns for which it has not moved
     */
    public long look(long now, long nowNs) {
        boolean moved = !hasLooked || now != reading;
        long passed = Math.max(0, Math.min(nowNs - lookedNs, MOST_NS));
        stillNs = moved ? 0 : stillNs + passed;
        hasLooked = true;
        reading = now;
        lookedNs = nowNs;
        return stillNs;
    }
}
