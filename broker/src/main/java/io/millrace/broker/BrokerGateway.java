package io.millrace.broker;

import io.millrace.model.event.OrderFlyweight;

/**
 * The far side of the order door. Called only after the excerpt with the order's cause is closed;
 * the thread is the door's.
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
}
