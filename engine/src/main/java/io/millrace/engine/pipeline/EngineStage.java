package io.millrace.engine.pipeline;

import io.millrace.engine.order.OrderStage;
import io.millrace.engine.ring.Handover;
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
 * Recorder, pipeline and order door in one consumer: has the input recorded, and what follows from
 * it, and the excerpt closed when the batch ends, when it is full, when an instruction waits, or
 * when trading halts. The door opens only after that, and only while the journal permits: what
 * waits is on the disk where the policy asks for it, nothing has failed, and there is room.
 *
 * <p>Runs on the engine's thread behind the ring, or on the input thread itself. Where the journal
 * has a thread of its own ({@link #part}), this one waits for it when an instruction waits or
 * trading halts, and goes on in every other case.
 */
public final class EngineStage implements Stage {

    private final Recorder recorder;
    private final Pipeline pipeline;
    private final OrderStage door;
    private final HaltListener haltListener;
    private boolean allowsUnjournaled;
    private boolean halted;

    /**
     * A stage before its first event, whose journal stays on its thread.
     *
     * @param journal where records go
     * @param pipeline who handles inputs; its outputs go to the same journal
     * @param door where instructions wait
     * @param haltListener who latches a halt outside the journal
     */
    public EngineStage(
            EpochWriter journal, Pipeline pipeline, OrderStage door, HaltListener haltListener) {
        this(new Recorder(journal), pipeline, door, haltListener);
    }

    /**
     * A stage before its first event, whose journal may get a thread of its own.
     *
     * @param recorder where inputs go
     * @param pipeline who handles inputs; its outputs go to the same recorder
     * @param door where instructions wait
     * @param haltListener who latches a halt outside the journal
     */
    public EngineStage(
            Recorder recorder, Pipeline pipeline, OrderStage door, HaltListener haltListener) {
        this.recorder = recorder;
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
     * Gives the journal a thread of its own. Called once, after the start and before the first
     * input.
     *
     * @param handover between the two threads
     * @return what that thread runs
     * @throws IllegalStateException when the pipeline writes past the recorder
     */
    public JournalStage part(Handover handover) {
        if (!pipeline.recordsInto(recorder)) {
            throw new IllegalStateException(
                    "engine: its pipeline writes past the recorder; both must have the same one");
        }
        return recorder.part(handover);
    }

    /**
     * Goes through the start and journals it.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        pipeline.start(latched);
        halted = latched;
        recorder.endBatch();
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
            recorder.append(record, 0, record.capacity());
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
        recorder.begin(buffer, offset);
        pipeline.onEvent(buffer, offset);
        if (door.hasPending() || hasStateChanged()) {
            close();
        } else {
            recorder.pass(pipeline.sequence(), endOfBatch);
        }
    }

    @Override
    public void onBatchEnd() {
        if (door.hasPending() || hasStateChanged()) {
            close();
        } else {
            recorder.endBatch();
        }
    }

    /** Orders that close positions do not wait for a latch that cannot be written. */
    private void close() {
        boolean waiting = door.hasPending();
        boolean permitted;
        try {
            permitted = waiting ? closeForOrders() : recorder.close(pipeline.sequence(), false);
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
            openDoor(permitted);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean closeForOrders() {
        door.decided();
        boolean permitted = recorder.close(pipeline.sequence(), true);
        door.journaled();
        return permitted;
    }

    /** Lets out what waits, or nothing for good: an order of now must not leave later. */
    private void openDoor(boolean permitted) {
        if (permitted) {
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
