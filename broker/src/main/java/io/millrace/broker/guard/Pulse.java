package io.millrace.broker.guard;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Proof of life. Each number has one thread that moves it and stands on cache lines of its own; any
 * thread may read. The writes are opaque: they cost nothing and are seen soon.
 */
public final class Pulse {

    private static final int LINES = 128;
    private static final int OFFERED = LINES;
    private static final int STEPS = 2 * LINES;
    private static final int HANDLED = STEPS + Long.BYTES;
    private static final int IDLE = 3 * LINES;
    private static final int LENGTH = 4 * LINES;

    private final UnsafeBuffer numbers =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH, LINES));

    /** An input was handed in. Input thread. */
    public void offered() {
        numbers.addLongOpaque(OFFERED, 1);
    }

    /** There is nothing to hand in, and everything was handled. Input thread. */
    public void idle() {
        numbers.addLongOpaque(IDLE, 1);
    }

    /** Work begins. Pipeline's thread. */
    public void begins() {
        numbers.addLongOpaque(STEPS, 1);
    }

    /**
     * Work has ended. Pipeline's thread.
     *
     * @param isInput whether it was an input, not the end of a batch
     */
    public void ended(boolean isInput) {
        numbers.addLongOpaque(HANDLED, isInput ? 1 : 0);
        numbers.addLongOpaque(STEPS, 1);
    }

    /**
     * Whether input waits, or the pipeline is at work.
     *
     * @return false when everything was handled
     */
    public boolean isBusy() {
        return numbers.getLongOpaque(OFFERED) != handled()
                || (numbers.getLongOpaque(STEPS) & 1) != 0;
    }

    /**
     * Inputs that were handled.
     *
     * @return 0 or more
     */
    public long handled() {
        return numbers.getLongOpaque(HANDLED);
    }

    /**
     * Moves with everything that the pipeline does.
     *
     * @return 0 or more
     */
    public long steps() {
        return numbers.getLongOpaque(STEPS);
    }

    /**
     * Moves with everything that the pipeline does, and while it has nothing to do and whoever
     * feeds it is alive.
     *
     * @return 0 or more
     */
    public long life() {
        return steps() + numbers.getLongOpaque(IDLE);
    }
}
