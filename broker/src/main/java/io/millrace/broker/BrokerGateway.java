package io.millrace.broker;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;

/**
 * The far side of the order door. Called only after the excerpt with the order's cause is closed;
 * the thread is the door's. Cancels alone may come from another thread, when the pipeline stands
 * still.
 */
public interface BrokerGateway {

    /**
     * Sends one instruction.
     *
     * @param cause sequence of the event that caused it
     * @param instrument id
     * @param order the instruction; valid during the call
     */
    void send(long cause, int instrument, OrderFlyweight order);

    /**
     * Takes notice of an answer of the broker, as the engine took it. The answer to an instruction
     * may come before {@link #send}, where the broker is simulated.
     *
     * @param instrument id
     * @param execution the answer; valid during the call
     */
    default void onExecution(int instrument, ExecutionFlyweight execution) {}
}
