package io.millrace.model.event;

import org.agrona.MutableDirectBuffer;

/**
 * A step in the way of a tick. A stage knows no threads: the ring's consumer calls it, or the input
 * thread itself.
 */
public interface Stage {

    /**
     * Handles one event.
     *
     * @param buffer memory of the event
     * @param offset of its envelope
     * @param endOfBatch whether no further event is at hand; then {@link #onBatchEnd} is implied
     */
    void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch);

    /** No further event is at hand: what was held back for the batch is finished now. */
    void onBatchEnd();
}
