package io.millrace.engine.ring;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Layout {@code inline}: one slot, and the stage runs on the input thread itself. The lowest
 * latency.
 */
public final class InlinePort implements InputPort {

    private final Stage stage;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private boolean failed;

    /**
     * A port in front of a stage.
     *
     * @param stage who handles events
     */
    public InlinePort(Stage stage) {
        this.stage = stage;
    }

    @Override
    public int claim() {
        return failed ? CLOSED : 0;
    }

    @Override
    public MutableDirectBuffer memory() {
        return slot;
    }

    @Override
    public void publish() {
        failed = true;
        stage.onEvent(slot, 0, false);
        failed = false;
    }

    @Override
    public void endOfBatch() {
        if (!failed) {
            stage.onBatchEnd();
        }
    }

    @Override
    public void drain() {
        endOfBatch();
    }

    @Override
    public void close() {
        // There is no thread to stop.
    }
}
