package io.millrace.model.event;

/**
 * One input of the engine: a venue's feed, a file, a broker's answers, a recorded run. Polled by
 * the inlet's thread.
 */
public interface EventSource extends AutoCloseable {

    /** Answer of {@link #poll} when the source will never have another event. */
    int END = -1;

    /**
     * Answer of {@link #dueNs} and {@link #reachedNs} when events are offered as fast as they are
     * taken.
     */
    long NOT_PACED = Long.MIN_VALUE;

    /**
     * When the event that is being offered, or was offered last, was due. Whoever measures latency
     * counts from here, so that an event that could not be offered in time is not forgiven.
     *
     * @return ns on the source's clock, or {@link #NOT_PACED}
     */
    default long dueNs() {
        return NOT_PACED;
    }

    /**
     * How far the source's own time has come: every event until then is due.
     *
     * @return ns since 1970-01-01 UTC, or {@link #NOT_PACED}, also before the first event
     */
    default long reachedNs() {
        return NOT_PACED;
    }

    /**
     * Offers what is there.
     *
     * @param sink where to put it
     * @param limit most events to offer, above 0
     * @return how many were offered, 0 when none is there now, or {@link #END}
     */
    int poll(EventSink sink, int limit);

    /**
     * Name for messages.
     *
     * @return for example the file's name
     */
    String name();

    @Override
    void close();
}
