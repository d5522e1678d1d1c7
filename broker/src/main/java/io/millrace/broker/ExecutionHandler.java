package io.millrace.broker;

import io.millrace.model.event.ExecutionFlyweight;

/** Takes a broker's answers, on the engine's thread. */
@FunctionalInterface
public interface ExecutionHandler {

    /**
     * Takes one answer.
     *
     * @param instrument id
     * @param execution the answer; valid during the call
     */
    void onExecution(int instrument, ExecutionFlyweight execution);
}
