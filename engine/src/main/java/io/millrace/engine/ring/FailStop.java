package io.millrace.engine.ring;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** The first thing thrown by a thread of the ring, with the input it was thrown at. Any thread. */
final class FailStop {

    private final AtomicReference<@Nullable Failure> first = new AtomicReference<>();

    private record Failure(Throwable cause, long input) {}

    void fail(Throwable cause, long input) {
        first.compareAndSet(null, new Failure(cause, input));
    }

    boolean hasFailed() {
        return first.get() != null;
    }

    void check() {
        Failure failure = first.get();
        if (failure != null) {
            throw new PipelineFailure(failure.input(), failure.cause());
        }
    }
}
