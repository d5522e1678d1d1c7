package io.millrace.indicators;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

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
 *   <li>Windows are summed anew at each input, or in blocks of their period ({@link
 *       io.millrace.indicators.window.WindowSums}): no running sum that drifts.
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
     * Writes every mutable field: what is saved is what is hashed. Two indicators of equal settings
     * that will answer equally from now on write equal states. Cold path.
     *
     * @param sink receives the state
     */
    void save(StateSink sink);

    /**
     * Takes over a saved state: every later update is bit-identical to that of the indicator that
     * was saved. Cold path.
     *
     * @param source holds the state of an indicator of equal settings
     * @throws io.millrace.model.state.StateException if it does not; the indicator must then be
     *     reset or thrown away
     */
    void load(StateSource source);
}
