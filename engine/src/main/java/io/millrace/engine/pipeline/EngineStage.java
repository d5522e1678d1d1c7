package io.millrace.engine.pipeline;

import io.millrace.engine.order.OrderStage;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.Stage;
import io.millrace.model.state.ExecutionReason;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/**
 * Journal, pipeline and order door in one consumer: records the input, lets the pipeline append
 * what follows from it, and closes the excerpt when the batch ends, when it is full, when an
 * instruction waits, or when trading halts. The door opens only after that, and only while the
 * journal permits: what waits is on the disk where the policy asks for it, nothing has failed, and
 * there is room.
 *
 * <p>Runs on the ring's thread, or on the input thread itself.
 */
public final class EngineStage implements Stage {

    private final EpochWriter journal;
    private final Pipeline pipeline;
    private final OrderStage door;
    private final HaltListener haltListener;
    private boolean allowsUnjournaled;
    private boolean halted;

    /**
     * A stage before its first event.
     *
     * @param journal where records go
     * @param pipeline who handles inputs; its outputs go to the same journal
     * @param door where instructions wait
     * @param haltListener who latches a halt outside the journal
     */
    public EngineStage(
            EpochWriter journal, Pipeline pipeline, OrderStage door, HaltListener haltListener) {
        this.journal = journal;
        this.pipeline = pipeline;
        this.door = door;
        this.haltListener = haltListener;
    }

    /**
     * Says whether what cancels and closes may leave although the journal cannot be written. Called
     * once, before the start.
     *
     * @param isAllowed as the settings have it
     */
    public void allowUnjournaledFlatten(boolean isAllowed) {
        allowsUnjournaled = isAllowed;
    }

    /**
     * Goes through the start and journals it.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        pipeline.start(latched);
        halted = latched;
        journal.flush();
    }

    /**
     * Goes on with a loaded state instead of {@link #start}: journals what the run before had
     * decided and not recorded, and lets its instructions out, but for those that the guard kept
     * back. The state counts them all already.
     *
     * @param records outputs of the newest input, in their order
     * @param latched whether a halt of an earlier run holds
     */
    public void resume(List<DirectBuffer> records, boolean latched) {
        for (DirectBuffer record : records) {
            journal.append(record, 0, record.capacity());
            if (EventLayout.type(record, 0) == EventType.SEND && !isKeptBack(record, records)) {
                door.enqueueAdmitted(record, 0, record.capacity());
            }
        }
        if (latched) {
            pipeline.latch();
        }
        halted = pipeline.risk().tradingState().isHalted();
        onBatchEnd();
    }

    /** Whether the guard's refusal of an instruction is among the records behind it. */
    private static boolean isKeptBack(DirectBuffer send, List<DirectBuffer> records) {
        int at = EventLayout.payload(0);
        OrderFlyweight order = new OrderFlyweight().wrap(new UnsafeBuffer(send), at);
        ExecutionFlyweight answer = new ExecutionFlyweight();
        for (DirectBuffer record : records) {
            if (EventLayout.type(record, 0) == EventType.EXECUTION
                    && answer.wrap(new UnsafeBuffer(record), at).reason()
                            == ExecutionReason.GUARDED.code()
                    && answer.orderSequence() == EventLayout.sequence(send, 0)
                    && answer.orderNumber() == order.number()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
        journal.append(buffer, offset, EventLayout.length(buffer, offset));
        pipeline.onEvent(buffer, offset);
        if (endOfBatch
                || door.hasPending()
                || hasStateChanged()
                || journal.batchedRecords() >= EpochWriter.BATCH_RECORDS) {
            onBatchEnd();
        }
    }

    /** Orders that close positions do not wait for a latch that cannot be written. */
    @Override
    public void onBatchEnd() {
        boolean waiting = door.hasPending();
        try {
            journal.flush();
            if (waiting) {
                journal.secure();
            }
        } catch (RuntimeException e) {
            keepShut();
            throw e;
        }
        RuntimeException failure = null;
        try {
            tellState();
        } catch (RuntimeException e) {
            failure = e;
        }
        if (waiting) {
            openDoor();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Lets out what waits, or nothing for good: an order of now must not leave later. */
    private void openDoor() {
        if (journal.permitsOrders(pipeline.sequence())) {
            door.release();
        } else {
            keepShut();
        }
    }

    private void keepShut() {
        if (allowsUnjournaled) {
            door.releaseClosing();
        } else {
            door.discard();
        }
    }

    private void tellState() {
        boolean isHalted = pipeline.risk().tradingState().isHalted();
        if (isHalted == halted) {
            return;
        }
        halted = isHalted;
        if (isHalted) {
            haltListener.onHalt(pipeline.risk().tradingState().cause(), pipeline.sequence());
        } else {
            haltListener.onReset(pipeline.sequence());
        }
    }

    private boolean hasStateChanged() {
        return halted != pipeline.risk().tradingState().isHalted();
    }
}
