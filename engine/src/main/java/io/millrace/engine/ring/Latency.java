package io.millrace.engine.ring;

/**
 * What is measured of the way of an order. Each begins when its input came, but for the last two.
 */
public enum Latency {
    /** Until the gateway has taken the instruction. */
    TICK_TO_ORDER,
    /** Until the engine has decided, and the instruction waits for the journal. */
    DECIDED,
    /**
     * Until the excerpt with input and instruction is closed, and forced where the policy says so.
     */
    JOURNALED,
    /** The journal alone: from the decision to the closed excerpt. */
    JOURNAL_APPEND,
    /** The pre-trade gate alone: one judgement of one order. */
    GATE
}
