package io.millrace.engine.pipeline;

import io.millrace.model.state.StateCause;

/**
 * Told once when trading halts, after the halt is in the journal and before any further order
 * leaves.
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
}
