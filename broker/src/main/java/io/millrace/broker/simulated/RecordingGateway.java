package io.millrace.broker.simulated;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.OrderFlyweight;

/**
 * Stands behind the order door in paper trading and counts what left. The fills come from {@link
 * SimulatedBroker}, in event time; this gateway keeps the door in use, so that the promise
 * "journaled before sent" is exercised by every run.
 */
public final class RecordingGateway implements BrokerGateway {

    private long sent;
    private long lastCause;

    @Override
    public void send(long cause, int instrument, OrderFlyweight order) {
        sent++;
        lastCause = cause;
    }

    /**
     * How many instructions left.
     *
     * @return 0 or more
     */
    public long sent() {
        return sent;
    }

    /**
     * Cause of the newest instruction.
     *
     * @return sequence, 0 before the first
     */
    public long lastCause() {
        return lastCause;
    }
}
