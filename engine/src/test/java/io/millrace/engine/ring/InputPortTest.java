package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** What holds for every way into the stage. */
@Timeout(20)
final class InputPortTest {

    private static final int SLOTS = 4;
    private static final long FIRST = 41;

    /** The layouts. */
    enum Layout {
        INLINE,
        BUSY_SPIN,
        YIELDING,
        SLEEPING,
        BLOCKING;

        InputPort open(Stage stage) {
            return this == INLINE
                    ? new InlinePort(stage)
                    : new EventRing(stage, SLOTS, WaitMode.valueOf(name()));
        }
    }

    /** Notes what it is given, and throws at one sequence. */
    private static final class NotingStage implements Stage {

        private final List<Long> handled = new ArrayList<>();
        private final long failAt;
        private final Supplier<Throwable> failure;
        private volatile Thread thread = Thread.currentThread();

        NotingStage(long failAt, Supplier<Throwable> failure) {
            this.failAt = failAt;
            this.failure = failure;
        }

        @Override
        public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
            thread = Thread.currentThread();
            long sequence = EventLayout.sequence(buffer, offset);
            if (sequence == failAt) {
                sneak(failure.get());
            }
            handled.add(sequence);
        }

        @Override
        public void onBatchEnd() {
            // Nothing is held back.
        }

        @SuppressWarnings("unchecked") // The cast is never made: that is how it is thrown.
        private static <T extends Throwable> void sneak(Throwable cause) throws T {
            throw (T) cause;
        }
    }

    private static int publish(InputPort port, long count) {
        for (int i = 0; i < count; i++) {
            int slot = port.claim();
            if (slot == InputPort.CLOSED) {
                return i;
            }
            EventLayout.start(port.memory(), slot, EventType.TIMER, -1, 16);
            EventLayout.place(port.memory(), slot, FIRST + i, 7, 0);
            port.publish();
        }
        return (int) count;
    }

    private static List<Long> sequences(long count) {
        return LongStream.range(FIRST, FIRST + count).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldHandleEverythingInOrderWhenDrained(Layout layout) {
        NotingStage stage = new NotingStage(-1, IllegalStateException::new);
        try (InputPort port = layout.open(stage)) {
            assertEquals(1_000, publish(port, 1_000));
            port.endOfBatch();
            port.drain();

            assertEquals(sequences(1_000), stage.handled);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldCloseAndTellTheInputWhenTheStageThrows(Layout layout) {
        IllegalStateException cause = new IllegalStateException("boom");
        NotingStage stage = new NotingStage(FIRST + 2, () -> cause);
        try (InputPort port = layout.open(stage)) {
            publish(port, 3);
            PipelineFailure failure = assertThrows(PipelineFailure.class, port::drain);

            assertEquals("pipeline: a stage failed at input 43: boom", failure.getMessage());
            assertSame(cause, failure.getCause());
            assertEquals(InputPort.CLOSED, port.claim());
            assertEquals(sequences(2), stage.handled);
            assertSame(cause, assertThrows(PipelineFailure.class, port::drain).getCause());
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldHandleNoLaterEventWhenAnErrorIsThrownUnderLoad(Layout layout) {
        NotingStage stage = new NotingStage(FIRST + 50, () -> new AssertionError("late"));
        try (InputPort port = layout.open(stage)) {
            int published = publish(port, 1_000_000);
            assertFalse(published < 51 || published > 51 + SLOTS, "published " + published);
            port.endOfBatch();
            PipelineFailure failure = assertThrows(PipelineFailure.class, port::drain);

            assertEquals("pipeline: a stage failed at input 91: late", failure.getMessage());
            assertEquals(sequences(50), stage.handled);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldAnswerClosedWhenItWasClosed(Layout layout) {
        NotingStage stage = new NotingStage(-1, IllegalStateException::new);
        InputPort port = layout.open(stage);
        publish(port, 3);
        port.drain();
        port.close();

        assertEquals(InputPort.CLOSED, port.claim());
        port.endOfBatch();
        port.drain();
        port.close();
        assertEquals(sequences(3), stage.handled);
        assertEquals(layout == Layout.INLINE, stage.thread.isAlive());
    }
}
