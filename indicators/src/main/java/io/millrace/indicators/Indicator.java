package io.millrace.indicators;

import io.millrace.model.state.StateHash;

/**
 * A number computed from a series of inputs, one input at a time.
 *
 * <p>Every indicator adds an {@code update} method that takes one input (a price, a volume, or
 * high, low and close of a bar) and returns the current value, and accessors that return the same
 * value again. All of them keep these rules:
 *
 * <ul>
 *   <li>Arithmetic is {@code double}; equal inputs give equal bits on every machine and every run.
 *   <li>A value is NaN before the warm-up has ended and a finite number after it.
 *   <li>No memory is allocated after construction, and no exception leaves {@code update}.
 *   <li>Windows are summed anew at each input, oldest value first: no running sum that drifts.
 *   <li>Inputs must be finite; the engine guarantees it and assertions state it. With assertions
 *       off, a NaN or infinite input makes the values NaN, or meaningless, until it has left the
 *       window, and until {@link #reset()} in indicators that build on their previous value (EMA,
 *       Wilder averages, KAMA).
 * </ul>
 *
 * <p>Not thread-safe: one stage owns an indicator.
 */
public interface Indicator {

    /**
     * Tells whether the warm-up has ended, so that the value counts.
     *
     * @return true once {@link #warmUp()} inputs were seen since construction or reset
     */
    boolean isWarm();

    /**
     * Number of inputs up to and including the one that gives the first valid value: its index,
     * counted from 0, plus 1. Constant over the life of the object.
     *
     * @return at least 1
     */
    int warmUp();

    /** Forgets all inputs: what follows is bit-identical to a new object. */
    void reset();

    /**
     * Feeds every mutable field, so that two indicators of equal settings that will answer equally
     * from now on hash equally. Cold path.
     *
     * @param hash receives the state
     */
    void hashInto(StateHash hash);
}
