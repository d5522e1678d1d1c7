package io.millrace.engine.order;

/**
 * Measures the way from inlet to door. No part of the state: nothing the engine decides depends on
 * it.
 */
public interface LatencyProbe {

    /** Measures nothing. */
    LatencyProbe NONE = cause -> {};

    /**
     * Notes that an instruction has left.
     *
     * @param cause sequence of the input that caused it
     */
    void sent(long cause);
}
