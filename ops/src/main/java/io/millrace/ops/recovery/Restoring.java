package io.millrace.ops.recovery;

import io.millrace.model.state.StateBuffer;
import io.millrace.ops.monitor.ThreadEnd;
import io.millrace.ops.run.Recovery;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** Restores the state of a run on a thread of its own. */
final class Restoring {

    private final Thread thread;
    private @Nullable State state;
    private @Nullable Throwable failure;

    /**
     * The state of a run.
     *
     * @param pipeline that of its pipeline
     * @param outputs of the newest input that are recorded nowhere
     * @param facts where it was restored from, and how long that took
     */
    record State(StateBuffer pipeline, List<DirectBuffer> outputs, Recovery.Facts facts) {}

    /**
     * Begins.
     *
     * @param work restores it
     */
    Restoring(Supplier<State> work) {
        thread = new Thread(() -> restore(work), "millrace-restore");
        thread.setDaemon(true);
        thread.start();
    }

    private void restore(Supplier<State> work) {
        try {
            state = work.get();
        } catch (RuntimeException | Error e) {
            // Told to whoever waits.
            failure = e;
        }
    }

    /** Waits for the state; throws what kept it from being restored. */
    State await() {
        ThreadEnd.await(thread);
        Throwable failed = failure;
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
        State restored = state;
        if (restored == null) {
            throw new IllegalStateException("the state is neither restored nor refused");
        }
        return restored;
    }
}
