package io.millrace.engine.pipeline;

/** Who runs the stages. All give the same outputs and the same state. */
public enum ThreadingMode {
    /** The input thread runs everything. */
    INLINE(0),
    /** A ring, and one thread behind it that runs everything. */
    FUSED(2),
    /** A ring, and two threads behind it: the engine with the order door, and the journal. */
    PARALLEL(3);

    private final int waiting;

    ThreadingMode(int waiting) {
        this.waiting = waiting;
    }

    /**
     * Threads that may wait for each other at once.
     *
     * @return 0 when there is but one
     */
    public int waiting() {
        return waiting;
    }
}
