package io.millrace.feed;

import io.millrace.model.event.EventSource;

import org.agrona.concurrent.NanoClock;

/**
 * Says whether an event is due. It neither waits nor sleeps. Used by the thread that polls the
 * source.
 */
public final class Pacer {

    private final boolean unpaced;
    private final double speed;
    private final NanoClock clock;

    private boolean started;
    private long firstEventNs;
    private long startNs;
    private long lastNowNs;
    private long dueAfterNs;

    Pacer(Pacing pacing, NanoClock clock) {
        this.speed = pacing.speed();
        this.unpaced = speed == Double.POSITIVE_INFINITY;
        this.clock = clock;
    }

    /**
     * Whether an event may be offered now. The first event asked about is due at once and ties
     * recorded time to the clock.
     *
     * @param eventTimeNs time of the event, ns since 1970-01-01 UTC, not before the event asked
     *     about first
     * @return true when its time has come
     */
    public boolean isDue(long eventTimeNs) {
        return unpaced || isDuePaced(eventTimeNs);
    }

    /**
     * When the event that was asked about last is due.
     *
     * @return ns on the clock, or {@link EventSource#NOT_PACED} when there is no waiting
     */
    public long dueNs() {
        return unpaced ? EventSource.NOT_PACED : startNs + dueAfterNs;
    }

    /**
     * The event time that is due now.
     *
     * @return ns since 1970-01-01 UTC, or {@link EventSource#NOT_PACED} when there is no waiting or
     *     no event was asked about yet
     */
    public long reachedNs() {
        return unpaced || !started
                ? EventSource.NOT_PACED
                : firstEventNs + (long) ((clock.nanoTime() - startNs) * speed);
    }

    private boolean isDuePaced(long eventTimeNs) {
        if (!started) {
            started = true;
            firstEventNs = eventTimeNs;
            startNs = clock.nanoTime();
            lastNowNs = startNs;
        }
        dueAfterNs = (long) ((eventTimeNs - firstEventNs) / speed);
        // The clock is read only when the last reading does not already answer the question.
        if (lastNowNs - startNs >= dueAfterNs) {
            return true;
        }
        lastNowNs = clock.nanoTime();
        return lastNowNs - startNs >= dueAfterNs;
    }
}
