package io.millrace.engine.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A consumer of the ring on a thread of its own. What its stage throws is remembered and stops it
 * at once, so that it handles no later event.
 */
final class RingThread {

    private final BatchEventProcessor<RingSlot> processor;
    private final Thread thread;

    /**
     * A thread to be started.
     *
     * @param name of the thread
     * @param stage who handles events
     * @param ring whose events they are
     * @param memory of the slots
     * @param ending what to do when it ends, on the thread itself, and when it fails
     */
    RingThread(
            String name,
            Stage stage,
            RingBuffer<RingSlot> ring,
            UnsafeBuffer memory,
            Ending ending) {
        processor =
                new BatchEventProcessorBuilder()
                        .build(ring, ring.newBarrier(), new Handler(stage, memory, ending));
        processor.setExceptionHandler(new Stopping(memory, ending));
        thread = new Thread(processor, name);
        thread.setDaemon(true);
    }

    /** Told of the end of a thread. */
    interface Ending {

        /** A stage has thrown at an input. */
        void failed(Throwable cause, long input);

        /** The thread handles no further event. */
        void ended();
    }

    private record Handler(Stage stage, UnsafeBuffer memory, Ending ending)
            implements EventHandler<RingSlot> {

        @Override
        public void onEvent(RingSlot slot, long sequence, boolean endOfBatch) {
            stage.onEvent(memory, slot.offset(), endOfBatch);
        }

        @Override
        public void onShutdown() {
            ending.ended();
        }
    }

    private final class Stopping implements ExceptionHandler<RingSlot> {

        private final UnsafeBuffer memory;
        private final Ending ending;

        Stopping(UnsafeBuffer memory, Ending ending) {
            this.memory = memory;
            this.ending = ending;
        }

        private void stop(Throwable cause, long input) {
            ending.failed(cause, input);
            processor.halt();
        }

        @Override
        public void handleEventException(Throwable cause, long sequence, RingSlot slot) {
            stop(cause, EventLayout.sequence(memory, slot.offset()));
        }

        @Override
        public void handleOnStartException(Throwable cause) {
            stop(cause, 0);
        }

        @Override
        public void handleOnShutdownException(Throwable cause) {
            stop(cause, 0);
        }
    }

    void start() {
        thread.start();
    }

    /** Last place in the ring that it is done with. */
    Sequence sequence() {
        return processor.getSequence();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Asks it to end behind the events that it has at hand. */
    void halt() {
        processor.halt();
    }

    /** Waits for its end; an interrupt is kept for later. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
