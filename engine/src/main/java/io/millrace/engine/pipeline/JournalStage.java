package io.millrace.engine.pipeline;

import io.millrace.engine.ring.Handover;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;

/**
 * The journal on a thread of its own: records each input as soon as the engine has it in hand, then
 * its outputs as they come. So the records are the same, in the same order, as those of an engine
 * that records for itself. An excerpt is closed behind the last input at hand, when it is full, or
 * when the engine waits for it.
 *
 * <p>When the engine has ended, what it had begun is recorded and nothing more.
 */
public final class JournalStage implements Stage {

    private final EpochWriter journal;
    private final Handover handover;
    private boolean isOver;

    JournalStage(EpochWriter journal, Handover handover) {
        this.journal = journal;
        this.handover = handover;
    }

    @Override
    public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
        long sequence = EventLayout.sequence(buffer, offset);
        if (isOver || !handover.awaitBegun(sequence)) {
            isOver = true;
            return;
        }
        journal.append(buffer, offset, EventLayout.length(buffer, offset));
        if (!handover.take(sequence, journal)) {
            isOver = true;
            return;
        }
        if (handover.isAwaited(sequence)) {
            journal.flush();
            if (handover.holdsOrders()) {
                journal.secure();
            }
            handover.closed(sequence, journal.permitsOrders(sequence));
        } else if (endOfBatch || journal.batchedRecords() >= EpochWriter.BATCH_RECORDS) {
            journal.flush();
        }
    }

    @Override
    public void onBatchEnd() {
        // Implied by the last event of each batch; the ring has no other end.
    }
}
