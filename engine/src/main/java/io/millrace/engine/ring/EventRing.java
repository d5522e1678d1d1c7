package io.millrace.engine.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * Layout {@code fused}: an LMAX Disruptor whose one consumer runs the stage on a thread of its own.
 * The slots are 128 bytes each in one piece of direct memory.
 *
 * <p>Never a parked producer: when the stage throws, the consumer stops at once, no later event is
 * handled, and {@link #claim()} answers {@link InputPort#CLOSED}.
 */
public final class EventRing implements InputPort {

    private static final int CACHE_LINE = 64;

    private final RingBuffer<Slot> ring;
    private final UnsafeBuffer memory;
    private final BatchEventProcessor<Slot> consumer;
    private final FailStopHandler failure;
    private final WaitMode waitMode;
    private final Thread thread;
    private long claimed;
    private boolean closed;

    /**
     * A ring with its consumer started.
     *
     * @param stage who handles events, on the ring's thread
     * @param slots size of the ring, a power of two
     * @param waitMode how both sides wait
     */
    public EventRing(Stage stage, int slots, WaitMode waitMode) {
        this.waitMode = waitMode;
        ByteBuffer direct =
                BufferUtil.allocateDirectAligned(slots * EventLayout.SLOT_LENGTH, CACHE_LINE);
        memory = new UnsafeBuffer(direct);
        failure = new FailStopHandler(memory);
        ring = RingBuffer.createSingleProducer(Slot::new, slots, waitMode.consumer());
        for (int i = 0; i < slots; i++) {
            ring.get(i).offset = i * EventLayout.SLOT_LENGTH;
        }
        EventHandler<Slot> handler =
                (slot, sequence, endOfBatch) -> stage.onEvent(memory, slot.offset, endOfBatch);
        consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), handler);
        consumer.setExceptionHandler(failure);
        failure.stops(consumer);
        ring.addGatingSequences(consumer.getSequence());
        thread = new Thread(consumer, "millrace-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Slot {
        private int offset;
    }

    @Override
    public int claim() {
        while (!failure.hasFailed() && !closed && !ring.hasAvailableCapacity(1)) {
            waitMode.producerPause();
        }
        if (failure.hasFailed() || closed) {
            return CLOSED;
        }
        claimed = ring.next();
        return ring.get(claimed).offset;
    }

    @Override
    public MutableDirectBuffer memory() {
        return memory;
    }

    @Override
    public void publish() {
        ring.publish(claimed);
    }

    @Override
    public void endOfBatch() {
        // The consumer sees for itself when there is nothing more.
    }

    @Override
    public void drain() {
        while (!closed && !failure.hasFailed() && consumer.getSequence().get() < ring.getCursor()) {
            waitMode.producerPause();
        }
        failure.check();
    }

    @Override
    public void close() {
        closed = true;
        consumer.halt();
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

    /**
     * Remembers the first thing thrown and stops the consumer, so that no later event is handled.
     */
    private static final class FailStopHandler implements ExceptionHandler<Slot> {

        private final UnsafeBuffer memory;
        private volatile @Nullable Throwable thrown;
        private volatile long at;
        private @Nullable BatchEventProcessor<Slot> processor;

        FailStopHandler(UnsafeBuffer memory) {
            this.memory = memory;
        }

        void stops(BatchEventProcessor<Slot> itsProcessor) {
            processor = itsProcessor;
        }

        boolean hasFailed() {
            return thrown != null;
        }

        void check() {
            Throwable cause = thrown;
            if (cause != null) {
                throw new PipelineFailure(at, cause);
            }
        }

        private void stop(Throwable cause, long input) {
            at = input;
            thrown = cause;
            BatchEventProcessor<Slot> running = processor;
            if (running != null) {
                running.halt();
            }
        }

        @Override
        public void handleEventException(Throwable cause, long sequence, Slot slot) {
            stop(cause, EventLayout.sequence(memory, slot.offset));
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
}
