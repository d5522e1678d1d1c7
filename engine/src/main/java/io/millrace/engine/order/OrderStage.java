package io.millrace.engine.order;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.OrderFlyweight;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hop 9 of a tick, the order door. Instructions wait here until the excerpt with their cause is
 * closed; then, and only then, {@link #release} hands them to the gateway, in order.
 *
 * <p>Between the two, the simulated broker reads each instruction once ({@link #nextUnmatched}).
 * Engine's thread; fixed room, allocates nothing.
 */
public final class OrderStage {

    /** Instructions that may wait; above what one event can cause. */
    public static final int CAPACITY = 1024;

    private static final int ROW_LENGTH = 136;

    private final BrokerGateway gateway;
    private final LatencyProbe probe;
    private final UnsafeBuffer rows = new UnsafeBuffer(new byte[CAPACITY * ROW_LENGTH]);
    private final OrderFlyweight order = new OrderFlyweight();
    private int pending;
    private int matched;

    /**
     * A door without instructions.
     *
     * @param gateway where they go
     * @param probe measures how long the way took
     */
    public OrderStage(BrokerGateway gateway, LatencyProbe probe) {
        this.gateway = gateway;
        this.probe = probe;
    }

    /**
     * Takes an instruction that the engine has decided on.
     *
     * @param buffer memory of the SEND record
     * @param offset of its envelope
     * @param length of the record, at most 136
     */
    public void enqueue(DirectBuffer buffer, int offset, int length) {
        assert length <= ROW_LENGTH : "instruction of " + length + " bytes";

        if (pending == CAPACITY) {
            throw new IllegalStateException(
                    "order door: more than " + CAPACITY + " instructions from one event");
        }
        rows.putBytes(pending * ROW_LENGTH, buffer, offset, length);
        pending++;
    }

    /**
     * Whether an instruction waits for the journal.
     *
     * @return true until {@link #release}
     */
    public boolean hasPending() {
        return pending > 0;
    }

    /**
     * Whether an instruction has not been read by the simulated broker.
     *
     * @return true until {@link #nextUnmatched} has given them all
     */
    public boolean hasUnmatched() {
        return matched < pending;
    }

    /**
     * Moves to the next instruction for the simulated broker.
     *
     * @return the instruction; valid until the next call
     */
    public OrderFlyweight nextUnmatched() {
        return view(matched++);
    }

    /**
     * Cause of the instruction just given.
     *
     * @return sequence
     */
    public long cause() {
        return EventLayout.sequence(rows, (matched - 1) * ROW_LENGTH);
    }

    /**
     * Instrument of the instruction just given.
     *
     * @return id
     */
    public int instrument() {
        return EventLayout.instrumentId(rows, (matched - 1) * ROW_LENGTH);
    }

    /**
     * Opens the door: hands everything that waits to the gateway. The caller has closed the excerpt
     * with the causes.
     */
    public void release() {
        for (int row = 0; row < pending; row++) {
            int offset = row * ROW_LENGTH;
            long cause = EventLayout.sequence(rows, offset);
            gateway.send(cause, EventLayout.instrumentId(rows, offset), view(row));
            probe.sent(cause);
        }
        pending = 0;
        matched = 0;
    }

    /** Keeps the door shut: what waits leaves neither now nor later. */
    public void discard() {
        pending = 0;
        matched = 0;
    }

    private OrderFlyweight view(int row) {
        return order.wrap(rows, EventLayout.payload(row * ROW_LENGTH));
    }
}
