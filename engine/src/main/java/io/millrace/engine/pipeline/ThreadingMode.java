package io.millrace.engine.pipeline;

/** Who runs the stages. All give the same outputs and the same state. */
public enum ThreadingMode {
    /** The input thread runs everything. */
    INLINE,
    /** A ring, and one thread behind it that runs everything. */
    FUSED
}
