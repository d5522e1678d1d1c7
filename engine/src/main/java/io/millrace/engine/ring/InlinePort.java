package io.millrace.engine.ring;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Layout {@code inline}: one slot, and the stage runs on the input thread itself. The lowest
 * latency.
 *
 * <p>A stage that throws is not called again, as behind a ring: {@link #claim()} answers {@link
 * InputPort#CLOSED}, and {@link #drain()} tells.
 */
public final class InlinePort implements InputPort {

    private final Stage stage;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private @Nullable Throwable thrown;
    private boolean closed;

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
        return thrown != null || closed ? CLOSED : 0;
    }

    @Override
    public MutableDirectBuffer memory() {
        return slot;
    }

    @Override
    public void publish() {
        try {
            stage.onEvent(slot, 0, false);
        } catch (Throwable cause) {
            thrown = cause;
        }
    }

    @Override
    public void endOfBatch() {
        if (thrown != null || closed) {
            return;
        }
        try {
            stage.onBatchEnd();
        } catch (Throwable cause) {
            thrown = cause;
        }
    }

    @Override
    public void drain() {
        endOfBatch();
        Throwable cause = thrown;
        if (cause != null) {
            throw new PipelineFailure(EventLayout.sequence(slot, 0), cause);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
