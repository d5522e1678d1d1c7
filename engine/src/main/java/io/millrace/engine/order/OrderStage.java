package io.millrace.engine.order;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.broker.BrokerGateway;
import io.millrace.broker.guard.GatewayGuard;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hop 9 of a tick, the order door. Instructions wait here until the excerpt with their cause is
 * closed; then, and only then, {@link #release} hands them to the gateway, in order.
 *
 * <p>The guard judges each instruction twice: all of its limits when it is taken, so that a refusal
 * is decided alike in a replay, and its value alone over the bytes as they leave.
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
    private final long[] refusedCause = new long[CAPACITY];
    private final int[] refusedNumber = new int[CAPACITY];
    private final UnsafeBuffer refusedRows = new UnsafeBuffer(new byte[CAPACITY * ROW_LENGTH]);
    private final long[] refusedMeasured = new long[CAPACITY];
    private final long[] refusedAllowed = new long[CAPACITY];
    private @Nullable GatewayGuard guard;
    private int pending;
    private int matched;
    private int refused;
    private int told;

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
     * Sets the last guard in front of the door. Called once, before the first instruction.
     *
     * @param last who judges the bytes
     */
    public void guard(GatewayGuard last) {
        guard = last;
    }

    /**
     * Takes an instruction that the engine has decided on; one that the guard refuses is kept back,
     * and told by {@link #nextRefused}.
     *
     * @param buffer memory of the SEND record
     * @param offset of its envelope
     * @param length of the record, at most 136
     */
    public void enqueue(DirectBuffer buffer, int offset, int length) {
        assert length <= ROW_LENGTH : "instruction of " + length + " bytes";

        requireRoom();
        if (guard != null && !guard.admits(buffer, offset)) {
            refuse(buffer, offset, guard);
            refusedRows.putBytes((refused - 1) * ROW_LENGTH, buffer, offset, length);
            return;
        }
        keep(buffer, offset, length);
    }

    /**
     * Takes an instruction that the guard has admitted and counted before, in the state that a run
     * goes on with; it is not counted again.
     *
     * @param buffer memory of the SEND record
     * @param offset of its envelope
     * @param length of the record, at most 136
     */
    public void enqueueAdmitted(DirectBuffer buffer, int offset, int length) {
        assert length <= ROW_LENGTH : "instruction of " + length + " bytes";

        requireRoom();
        keep(buffer, offset, length);
    }

    private void requireRoom() {
        if (pending == CAPACITY) {
            throw new IllegalStateException(
                    "order door: more than " + CAPACITY + " instructions from one event");
        }
    }

    private void keep(DirectBuffer buffer, int offset, int length) {
        rows.putBytes(pending * ROW_LENGTH, buffer, offset, length);
        pending++;
    }

    private void refuse(DirectBuffer buffer, int offset, GatewayGuard by) {
        if (refused == CAPACITY) {
            throw new IllegalStateException(
                    "order door: more than " + CAPACITY + " refusals from one event");
        }
        refusedCause[refused] = EventLayout.sequence(buffer, offset);
        refusedNumber[refused] = buffer.getInt(EventLayout.payload(offset), LITTLE_ENDIAN);
        refusedMeasured[refused] = by.measured();
        refusedAllowed[refused] = by.allowed();
        refused++;
    }

    /**
     * Moves to the next instruction that was refused.
     *
     * @return false when all were told
     */
    public boolean nextRefused() {
        if (told == refused) {
            return false;
        }
        told++;
        return true;
    }

    /**
     * How many refused instructions were told.
     *
     * @return number since {@link #forgetRefused}
     */
    public int toldRefused() {
        return told;
    }

    /**
     * Goes back, so that {@link #nextRefused} tells again what was told.
     *
     * @param count how many stay told
     */
    public void tellAgain(int count) {
        told = count;
    }

    /** Forgets what was refused. */
    public void forgetRefused() {
        told = 0;
        refused = 0;
    }

    /**
     * Cause of the refused instruction.
     *
     * @return sequence
     */
    public long refusedCause() {
        return refusedCause[told - 1];
    }

    /**
     * Number of the refused instruction.
     *
     * @return number under its cause
     */
    public int refusedNumber() {
        return refusedNumber[told - 1];
    }

    /**
     * The refused instruction.
     *
     * @return the instruction; valid until the next call of any method that gives one
     */
    public OrderFlyweight refusedOrder() {
        return order.wrap(refusedRows, EventLayout.payload((told - 1) * ROW_LENGTH));
    }

    /**
     * Instrument of the refused instruction.
     *
     * @return id
     */
    public int refusedInstrument() {
        return EventLayout.instrumentId(refusedRows, (told - 1) * ROW_LENGTH);
    }

    /**
     * What the guard measured.
     *
     * @return fixed point
     */
    public long refusedMeasured() {
        return refusedMeasured[told - 1];
    }

    /**
     * What the guard allows.
     *
     * @return fixed point
     */
    public long refusedAllowed() {
        return refusedAllowed[told - 1];
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

    /** Notes the time at which what waits begins to wait for the journal. */
    public void decided() {
        probe.decided(EventLayout.sequence(rows, 0));
    }

    /** Notes the time at which the journal has what waits. */
    public void journaled() {
        probe.journaled(EventLayout.sequence(rows, 0));
    }

    /**
     * Opens the door: hands everything that waits to the gateway. The caller has closed the excerpt
     * with the causes.
     */
    public void release() {
        for (int row = 0; row < pending; row++) {
            int offset = row * ROW_LENGTH;
            long cause = EventLayout.sequence(rows, offset);
            if (guard != null && !guard.isWithin(rows, offset)) {
                throw new IllegalStateException(
                        "order door: instruction "
                                + view(row).number()
                                + " of input "
                                + cause
                                + " is worth "
                                + guard.measured()
                                + " as it leaves; the guard allows "
                                + guard.allowed());
            }
            gateway.send(cause, EventLayout.instrumentId(rows, offset), view(row));
            probe.sent(cause);
        }
        pending = 0;
        matched = 0;
    }

    /**
     * Lets the gateway know what the broker answered.
     *
     * @param instrument id
     * @param execution the answer
     */
    public void onExecution(int instrument, ExecutionFlyweight execution) {
        gateway.onExecution(instrument, execution);
    }

    /**
     * Lets out what cancels, and what a kill closes positions by; the rest leaves neither now nor
     * later. For a journal that cannot be written, where the settings allow it.
     */
    public void releaseClosing() {
        for (int row = 0; row < pending; row++) {
            int offset = row * ROW_LENGTH;
            OrderFlyweight waiting = view(row);
            if (waiting.action() == OrderAction.CANCEL.code()
                    || waiting.role() == OrderRole.FLATTEN.code()) {
                gateway.send(
                        EventLayout.sequence(rows, offset),
                        EventLayout.instrumentId(rows, offset),
                        waiting);
            }
        }
        discard();
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
