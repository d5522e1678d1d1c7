package io.millrace.ops.launch;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.journal.JournalCorruptException;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a chain that count, one after the other; their checksums are checked on a
 * second thread, ahead.
 */
public final class ChainCursor implements AutoCloseable {

    private final ReplayChain chain;
    private int at = -1;
    private EpochEnd end = EpochEnd.NONE;
    private @Nullable EpochReader reader;

    /**
     * Stands before the first record.
     *
     * @param chain what to read
     */
    public ChainCursor(ReplayChain chain) {
        this.chain = chain;
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end of the chain
     * @throws JournalCorruptException when it is damaged
     */
    public boolean next() {
        while (true) {
            EpochReader open = reader;
            if (open != null && !isAtEnd(open) && open.next()) {
                return true;
            }
            if (at + 1 == chain.links().size()) {
                return false;
            }
            close();
            at++;
            end = chain.links().get(at).end();
            reader = chain.links().get(at).open(EpochMark.START);
        }
    }

    private boolean isAtEnd(EpochReader open) {
        return end.epoch() != 0
                && open.lastSequence() == end.lastSequence()
                && open.lastCrc() == end.lastCrc();
    }

    private EpochReader reader() {
        EpochReader open = reader;
        if (open == null) {
            throw new IllegalStateException("no record was read yet");
        }
        return open;
    }

    /**
     * Memory of the record.
     *
     * @return valid until the next call of {@link #next}
     */
    public UnsafeBuffer buffer() {
        return reader().buffer();
    }

    /**
     * Where the record begins in the buffer.
     *
     * @return bytes
     */
    public int offset() {
        return reader().offset();
    }

    /**
     * Length of the record.
     *
     * @return bytes
     */
    public int length() {
        return reader().length();
    }

    /**
     * Type of the record.
     *
     * @return {@link io.millrace.model.event.EventType}
     */
    public int type() {
        return reader().type();
    }

    /** {@return number of the epoch that the record stands in} */
    public int epoch() {
        return reader().epoch();
    }

    @Override
    public void close() {
        EpochReader open = reader;
        if (open != null) {
            open.close();
        }
    }
}
