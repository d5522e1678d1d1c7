package io.millrace.engine.strategy;

import io.millrace.model.state.StateHash;

/**
 * Decides what to hold. Called on the engine's thread, once for every closed bar of the run's
 * timeframe.
 *
 * <p>A strategy sees only closed bars, so it cannot look ahead. It may keep primitive state of its
 * own, sized at creation; it must not allocate when called, start threads, read clocks or keep what
 * it is handed.
 */
public interface Strategy {

    /**
     * Answers one closed bar.
     *
     * @param context bar, indicators, regime and position; valid during the call
     * @param wanted the answer to fill in; it says "hold" when the call begins
     */
    void onBar(StrategyContext context, Wanted wanted);

    /**
     * Whether everything that this strategy uses is warm. Until then its answers are not traded.
     *
     * @param context of the bar just handled
     * @return true when its answers count
     */
    boolean isReady(StrategyContext context);

    /**
     * Adds every field that a later answer depends on.
     *
     * @param hash to add to
     */
    void hashInto(StateHash hash);
}
