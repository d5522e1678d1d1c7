package io.millrace.engine.pipeline;

import io.millrace.model.state.StateCause;

/**
 * Told once when trading halts, after the halt is in the journal and before any further order
 * leaves; and when it is reset. What it throws ends the run, but holds back no order.
 */
@FunctionalInterface
public interface HaltListener {

    /**
     * Latches the halt outside the journal.
     *
     * @param cause why
     * @param sequence input that caused it
     */
    void onHalt(StateCause cause, long sequence);

    /**
     * Takes the latch away, after the reset is in the journal.
     *
     * @param sequence input that reset trading
     */
    default void onReset(long sequence) {}
}
