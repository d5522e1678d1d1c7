package io.millrace.engine.strategy;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Decides what to hold. Called on the engine's thread, once for every closed bar of the run's
 * timeframe and instruments, and on a timer where it asks for one.
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
     * Whether it is asked about an instrument at all. The answer never changes.
     *
     * @param instrumentId id
     * @return false when it decides nothing about it; then it is not called with its bars either
     */
    default boolean covers(int instrumentId) {
        return true;
    }

    /**
     * How often {@link #onTimer} is called.
     *
     * @return nanoseconds, at least a second; 0 for never
     */
    default long timerNs() {
        return 0;
    }

    /**
     * Answers a timer: called for each instrument at whole multiples of {@link #timerNs()} since
     * 1970-01-01 UTC, with the first event at or after them. Missed multiples are not made up for.
     *
     * @param context the last closed bar of the instrument; valid during the call
     * @param wanted the answer to fill in; it says "hold" when the call begins, and "hold" leaves
     *     no decision in the journal
     */
    default void onTimer(StrategyContext context, Wanted wanted) {}

    /**
     * Hears of an answer to one of its own orders, after the books took it.
     *
     * @param report the answer; valid during the call
     */
    default void onExecution(ExecutionReport report) {}

    /**
     * Whether everything that this strategy uses is warm. Until then its answers are not traded.
     *
     * @param context of the bar just handled
     * @return true when its answers count
     */
    boolean isReady(StrategyContext context);

    /**
     * Writes every field that a later answer depends on, in a fixed order, after a name and the
     * sizes that must agree. What is written is what the state hash covers: a field that is left
     * out makes a run that goes on from a snapshot differ from one that was never stopped. Settings
     * and what is computed anew with every bar are no state. A strategy without state writes its
     * name. Cold path; called between events.
     *
     * @param sink receives the state
     */
    void save(StateSink sink);

    /**
     * Takes over what {@link #save} of a strategy of equal settings wrote: every later answer is
     * that of the strategy that was saved. Called on a new instance, before its first bar; may
     * allocate.
     *
     * @param source holds the state, in the order in which it was written
     * @throws io.millrace.model.state.StateException if the state is of other settings; the
     *     instance is thrown away then
     */
    void load(StateSource source);
}
