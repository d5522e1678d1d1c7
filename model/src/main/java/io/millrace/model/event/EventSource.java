package io.millrace.model.event;

/**
 * One input of the engine: a venue's feed, a file, a broker's answers, a recorded run. Polled by
 * the inlet's thread.
 */
public interface EventSource extends AutoCloseable {

    /** Answer of {@link #poll} when the source will never have another event. */
    int END = -1;

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
