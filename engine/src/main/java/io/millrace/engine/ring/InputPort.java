package io.millrace.engine.ring;

import org.agrona.MutableDirectBuffer;

/**
 * Where the inlet writes events: a ring, or straight into the stage. One thread claims and
 * publishes.
 */
public interface InputPort extends AutoCloseable {

    /** Answer of {@link #claim()} when the stage has failed, or the port is closed. */
    int CLOSED = -1;

    /**
     * Claims the next slot. Waits while there is none, and gives up when the stage has failed.
     *
     * @return offset of the slot in {@link #memory()}, or {@link #CLOSED}
     */
    int claim();

    /**
     * Memory of the slots.
     *
     * @return buffer
     */
    MutableDirectBuffer memory();

    /** Hands the claimed slot to the stage. What the stage throws is told by {@link #drain()}. */
    void publish();

    /** Says that no further event is at hand, so that a batch may end. */
    void endOfBatch();

    /**
     * Waits until everything that was published is handled.
     *
     * @throws PipelineFailure when the stage has failed
     */
    void drain();

    /**
     * Stops the stage's thread, if it has one, and waits for its end. What was not drained may be
     * lost.
     */
    @Override
    void close();
}
