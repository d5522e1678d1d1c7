package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
final class EventRingTest {

    private static final int SLOTS = 4;

    /** Waits at its first event until it is told to go on, then throws. */
    private static final class WaitingStage implements Stage {

        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger handled = new AtomicInteger();

        @Override
        public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
            handled.incrementAndGet();
            boolean interrupted = false;
            while (go.getCount() != 0) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            throw new IllegalStateException(interrupted ? "interrupted" : "full");
        }

        @Override
        public void onBatchEnd() {
            // Nothing is held back.
        }
    }

    private static void publish(InputPort port, int count, AtomicInteger published) {
        for (int i = 0; i < count; i++) {
            int slot = port.claim();
            if (slot == InputPort.CLOSED) {
                return;
            }
            EventLayout.start(port.memory(), slot, EventType.TIMER, -1, 16);
            EventLayout.place(port.memory(), slot, published.get() + 1L, 7, 0);
            port.publish();
            published.incrementAndGet();
        }
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldAnswerClosedWhenTheRingIsFullAndTheStageThrows(WaitMode mode) throws Exception {
        WaitingStage stage = new WaitingStage();
        EventRing ring = new EventRing(stage, SLOTS, mode);
        AtomicInteger published = new AtomicInteger();
        Thread producer = Thread.ofPlatform().start(() -> publish(ring, SLOTS + 1, published));
        while (stage.handled.get() == 0 || published.get() < SLOTS) {
            Thread.onSpinWait();
        }
        stage.go.countDown();
        producer.join();

        assertEquals(SLOTS, published.get());
        PipelineFailure failure = assertThrows(PipelineFailure.class, ring::drain);
        assertEquals("pipeline: a stage failed at input 1: full", failure.getMessage());
        assertEquals(1, stage.handled.get());
        ring.close();
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldEndItsThreadWhenClosedAtOnce(WaitMode mode) {
        for (int i = 0; i < 100; i++) {
            WaitingStage stage = new WaitingStage();
            new EventRing(stage, SLOTS, mode).close();
            assertEquals(0, stage.handled.get());
        }
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("millrace-engine")));
    }
}
