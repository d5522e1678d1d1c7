package io.millrace.engine.order;

/**
 * Measures the way from inlet to door. No part of the state: nothing the engine decides depends on
 * it.
 */
public interface LatencyProbe {

    /** Measures nothing. */
    LatencyProbe NONE = cause -> {};

    /**
     * Notes that the engine has decided on an input, and an instruction waits for the journal.
     *
     * @param cause sequence of the input
     */
    default void decided(long cause) {}

    /**
     * Notes that the excerpt with the input and its instructions is closed, and forced where the
     * policy says so.
     *
     * @param cause sequence of the input
     */
    default void journaled(long cause) {}

    /**
     * Notes that an instruction has left.
     *
     * @param cause sequence of the input that caused it
     */
    void sent(long cause);
}
