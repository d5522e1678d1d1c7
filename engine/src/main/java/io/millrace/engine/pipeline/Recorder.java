package io.millrace.engine.pipeline;

import io.millrace.engine.ring.Handover;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's records go: into the journal at once, or over to the journal's thread, which
 * has the inputs from the ring and takes only the outputs from here. Which of the two changes
 * nothing in what is recorded, nor in what must be recorded before an order leaves.
 *
 * <p>Engine's thread.
 */
public final class Recorder implements RecordSink {

    private final EpochWriter journal;
    private @Nullable Handover handover;

    /**
     * Records at once.
     *
     * @param journal where records go
     */
    public Recorder(EpochWriter journal) {
        this.journal = journal;
    }

    /** From now on the journal has a thread of its own. Before the first input. */
    JournalStage part(Handover between) {
        handover = between;
        return new JournalStage(journal, between);
    }

    /** An input is in hand. */
    void begin(DirectBuffer buffer, int offset) {
        Handover apart = handover;
        if (apart == null) {
            journal.append(buffer, offset, EventLayout.length(buffer, offset));
        } else {
            apart.begin(EventLayout.sequence(buffer, offset));
        }
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        Handover apart = handover;
        if (apart == null) {
            journal.append(buffer, offset, length);
        } else {
            apart.append(buffer, offset, length);
        }
    }

    /** Nothing of the input in hand waits for its excerpt. */
    void pass(long sequence, boolean endOfBatch) {
        Handover apart = handover;
        if (apart != null) {
            apart.handled(sequence);
        } else if (endOfBatch || journal.batchedRecords() >= EpochWriter.BATCH_RECORDS) {
            journal.flush();
        }
    }

    /** No further input is at hand. The journal's thread sees that for itself. */
    void endBatch() {
        if (handover == null) {
            journal.flush();
        }
    }

    /**
     * Closes the excerpt with the input in hand, and forces it where an order waits and the policy
     * says so.
     *
     * @param sequence of the input
     * @param orders whether an order waits
     * @return whether orders may leave
     */
    boolean close(long sequence, boolean orders) {
        Handover apart = handover;
        if (apart != null) {
            return apart.awaitClosed(sequence, orders);
        }
        journal.flush();
        if (orders) {
            journal.secure();
        }
        return journal.permitsOrders(sequence);
    }
}
