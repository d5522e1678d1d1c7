package io.millrace.engine.ring;

import com.lmax.disruptor.RingBuffer;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * An LMAX Disruptor with its stages on threads of their own. The slots are 128 bytes each in one
 * piece of direct memory.
 *
 * <p>Layout {@code fused} has one consumer that runs everything; layout {@code parallel} has two,
 * engine and journal, which talk through a {@link Handover}.
 *
 * <p>Never a parked producer: when a stage throws, its thread stops at once, no later event is
 * handled, and {@link #claim()} answers {@link InputPort#CLOSED}. The other thread stops as well:
 * the engine at its next event, the journal behind the last input that the engine has begun.
 */
public final class EventRing implements InputPort {

    private static final int CACHE_LINE = 64;

    private final RingBuffer<RingSlot> ring;
    private final UnsafeBuffer memory;
    private final FailStop failure = new FailStop();
    private final WaitMode waitMode;
    private final RingThread engine;
    private final @Nullable RingThread journal;
    private long claimed;
    private volatile boolean closed;

    /**
     * Layout {@code fused}, with its consumer started.
     *
     * @param stage who handles events, on the ring's thread
     * @param slots size of the ring, a power of two
     * @param waitMode how both sides wait
     */
    public EventRing(Stage stage, int slots, WaitMode waitMode) {
        this.waitMode = waitMode;
        memory = memory(slots);
        ring = ring(slots, waitMode);
        engine = new RingThread("millrace-engine", stage, ring, memory, ending(() -> {}));
        journal = null;
        ring.addGatingSequences(engine.sequence());
        engine.start();
    }

    /**
     * Layout {@code parallel}, with both consumers started.
     *
     * @param stage who decides, on the engine's thread
     * @param recording who records inputs and outputs, on the journal's thread
     * @param handover between the two
     * @param slots size of the ring, a power of two
     * @param waitMode how all sides wait
     */
    public EventRing(
            Stage stage, Stage recording, Handover handover, int slots, WaitMode waitMode) {
        this.waitMode = waitMode;
        memory = memory(slots);
        ring = ring(slots, waitMode);
        engine =
                new RingThread(
                        "millrace-engine", stage, ring, memory, ending(handover::engineEnded));
        RingThread second =
                new RingThread(
                        "millrace-journal",
                        recording,
                        ring,
                        memory,
                        ending(
                                () -> {
                                    handover.journalEnded();
                                    engine.halt();
                                }));
        journal = second;
        ring.addGatingSequences(engine.sequence(), second.sequence());
        second.start();
        engine.start();
    }

    private static UnsafeBuffer memory(int slots) {
        return new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(slots * EventLayout.SLOT_LENGTH, CACHE_LINE));
    }

    private static RingBuffer<RingSlot> ring(int slots, WaitMode waitMode) {
        AtomicInteger made = new AtomicInteger();
        return RingBuffer.createSingleProducer(
                () -> new RingSlot(made.getAndIncrement() * EventLayout.SLOT_LENGTH),
                slots,
                waitMode.consumer());
    }

    private RingThread.Ending ending(Runnable told) {
        return new RingThread.Ending() {
            @Override
            public void failed(Throwable cause, long input) {
                failure.fail(cause, input);
            }

            @Override
            public void ended() {
                told.run();
            }
        };
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
        return ring.get(claimed).offset();
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
        // The consumers see for themselves when there is nothing more.
    }

    @Override
    public void drain() {
        long last = ring.getCursor();
        while (!closed && !failure.hasFailed() && handled() < last) {
            waitMode.producerPause();
        }
        if (failure.hasFailed()) {
            end();
            failure.check();
        }
    }

    private long handled() {
        RingThread second = journal;
        long first = engine.sequence().get();
        return second == null ? first : Math.min(first, second.sequence().get());
    }

    @Override
    public void close() {
        closed = true;
        end();
    }

    /** The engine first: the journal goes on for as long as the engine may wait for it. */
    private void end() {
        engine.halt();
        engine.join();
        RingThread second = journal;
        if (second == null) {
            return;
        }
        // What the engine has begun is recorded, even when it is what the engine failed at.
        while (second.isAlive() && second.sequence().get() < engine.sequence().get()) {
            waitMode.producerPause();
        }
        second.halt();
        second.join();
    }
}
