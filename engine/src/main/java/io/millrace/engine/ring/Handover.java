package io.millrace.engine.ring;

import com.lmax.disruptor.Sequence;

import io.millrace.model.event.RecordSink;

import org.agrona.DirectBuffer;

/**
 * What engine and journal tell each other in layout {@code parallel}, where each has a thread of
 * its own behind the ring. The engine gives the outputs of each input, through a ring of their own,
 * and says how far it is; the journal says up to where its excerpts are closed.
 *
 * <p>Nobody waits for ever, whatever the size of the rings. The journal waits only for the engine,
 * at an input that the engine has in the ring as well. The engine waits for the journal in two
 * places: for room, which the journal makes while the engine is at that input or before it; and for
 * an excerpt, after it has handed over all of it. So one of the two can always go on. A thread that
 * has ended is said to have, and who waits for it gives up.
 *
 * <p>Two threads, each calls what is its own; allocates nothing after construction.
 */
public final class Handover implements RecordSink {

    private final OutputRing outputs;
    private final WaitMode waitMode;

    /** Twice the sequence of the input that was handled, less one while it is in hand. */
    private final Sequence progress = new Sequence(0);

    private final Sequence wanted = new Sequence(0);
    private final Sequence closed = new Sequence(0);
    private boolean holdsOrders;
    private boolean permitsOrders;
    private volatile boolean engineEnded;
    private volatile boolean journalEnded;

    /**
     * Nothing handed over yet.
     *
     * @param pieces of 128 bytes that may wait for the journal, a power of two
     * @param waitMode how both sides wait
     */
    public Handover(int pieces, WaitMode waitMode) {
        outputs = new OutputRing(pieces);
        this.waitMode = waitMode;
    }

    /**
     * The engine begins with an input. Engine's thread.
     *
     * @param sequence of the input
     * @throws IllegalStateException when the journal's thread has ended
     */
    public void begin(long sequence) {
        requireJournal();
        progress.set(2 * sequence - 1);
    }

    /** Hands over an output of the input in hand. Engine's thread. */
    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        for (int at = 0; at < length; at += OutputRing.PIECE_BYTES) {
            int bytes = Math.min(OutputRing.PIECE_BYTES, length - at);
            int pauses = 0;
            while (!outputs.offer(buffer, offset + at, bytes)) {
                requireJournal();
                waitMode.pause(pauses++);
            }
        }
    }

    /**
     * The input in hand has no further output, and nothing of it waits for the journal. Engine's
     * thread.
     *
     * @param sequence of the input
     */
    public void handled(long sequence) {
        progress.set(2 * sequence);
    }

    /**
     * The input in hand has no further output. Waits until it and all before it stand in closed
     * excerpts. Engine's thread.
     *
     * @param sequence of the input
     * @param orders whether an order waits, so that the excerpt is forced where the policy says so
     * @return whether the journal lets orders leave
     * @throws IllegalStateException when the journal's thread has ended before
     */
    public boolean awaitClosed(long sequence, boolean orders) {
        holdsOrders = orders;
        wanted.set(sequence);
        progress.set(2 * sequence);
        int pauses = 0;
        while (closed.get() < sequence) {
            // What was closed before the journal's thread ended is closed all the same.
            if (journalEnded && closed.get() < sequence) {
                requireJournal();
            }
            waitMode.pause(pauses++);
        }
        return permitsOrders;
    }

    private void requireJournal() {
        if (journalEnded) {
            throw new IllegalStateException("journal: its thread has ended; nothing is recorded");
        }
    }

    /**
     * Waits until the engine has an input in hand. Journal's thread.
     *
     * @param sequence of the input
     * @return false when the engine has ended before
     */
    public boolean awaitBegun(long sequence) {
        int pauses = 0;
        while (progress.get() < 2 * sequence - 1) {
            if (engineEnded && progress.get() < 2 * sequence - 1) {
                return false;
            }
            waitMode.pause(pauses++);
        }
        return true;
    }

    /**
     * Hands on the outputs of an input as they come, until there is no further one. Journal's
     * thread.
     *
     * @param sequence of the input, which the engine has begun
     * @param journal who records them
     * @return false when the engine has ended before it had handled the input; what it had given
     *     out was handed on
     */
    public boolean take(long sequence, RecordSink journal) {
        int pauses = 0;
        while (true) {
            // Read in this order: what is said last is true of all that was said before.
            boolean ended = engineEnded;
            boolean handled = progress.get() >= 2 * sequence;
            while (outputs.has(sequence)) {
                pauses = 0;
                if (!takeOne(journal)) {
                    return false;
                }
            }
            if (handled || ended) {
                return handled;
            }
            waitMode.pause(pauses++);
        }
    }

    private boolean takeOne(RecordSink journal) {
        int length = outputs.length();
        if (length <= OutputRing.PIECE_BYTES) {
            outputs.take(journal, length);
            return true;
        }
        int at = 0;
        while (at < length) {
            int pauses = 0;
            while (!outputs.hasPiece()) {
                if (engineEnded && !outputs.hasPiece()) {
                    return false;
                }
                waitMode.pause(pauses++);
            }
            at = outputs.gather(at, length);
        }
        outputs.handOn(journal, length);
        return true;
    }

    /**
     * Whether the engine waits for the excerpt that ends with an input. Journal's thread, after
     * {@link #take}.
     *
     * @param sequence of the input
     * @return true until {@link #closed}
     */
    public boolean isAwaited(long sequence) {
        return wanted.get() == sequence;
    }

    /**
     * Whether an order waits for that excerpt. Journal's thread, when it is awaited.
     *
     * @return true when it is to be forced where the policy says so
     */
    public boolean holdsOrders() {
        return holdsOrders;
    }

    /**
     * The excerpt that was waited for is closed. Journal's thread.
     *
     * @param sequence of its last input
     * @param permits whether orders may leave
     */
    public void closed(long sequence, boolean permits) {
        permitsOrders = permits;
        closed.set(sequence);
    }

    /** The engine's thread has ended, whatever the reason. */
    void engineEnded() {
        engineEnded = true;
    }

    /** The journal's thread has ended, whatever the reason. */
    void journalEnded() {
        journalEnded = true;
    }
}
