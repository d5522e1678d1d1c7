package io.millrace.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;

import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Records of any length on their way from one thread to one other, in pieces of 128 bytes. A record
 * may be longer than the whole ring: it goes through piece by piece. Nothing is dropped: who finds
 * the ring full, or a record not whole, is told so and waits.
 *
 * <p>One thread offers, one thread takes; allocates nothing after construction.
 */
final class OutputRing {

    /** Bytes of a piece. */
    static final int PIECE_BYTES = EventLayout.SLOT_LENGTH;

    private static final int LONGEST_RECORD_BYTES = 4096;
    private static final int CACHE_LINE = 64;

    private final RingBuffer<Piece> ring;
    private final Sequence taken = new Sequence();
    private final UnsafeBuffer memory;
    private final UnsafeBuffer whole = new UnsafeBuffer(new byte[LONGEST_RECORD_BYTES]);

    private static final class Piece {
        private int offset;
    }

    /**
     * An empty ring.
     *
     * @param pieces that may wait, a power of two
     */
    OutputRing(int pieces) {
        memory =
                new UnsafeBuffer(
                        BufferUtil.allocateDirectAligned(pieces * PIECE_BYTES, CACHE_LINE));
        // Nobody waits in the library: both sides look for themselves.
        ring = RingBuffer.createSingleProducer(Piece::new, pieces, new BusySpinWaitStrategy());
        for (int i = 0; i < pieces; i++) {
            ring.get(i).offset = i * PIECE_BYTES;
        }
        ring.addGatingSequences(taken);
    }

    /**
     * Puts a piece of a record in. Offering thread.
     *
     * @param buffer holding the record
     * @param offset of the piece
     * @param length of the piece, at most {@link #PIECE_BYTES}
     * @return false when there is no room
     */
    boolean offer(DirectBuffer buffer, int offset, int length) {
        if (!ring.hasAvailableCapacity(1)) {
            return false;
        }
        long next = ring.next();
        memory.putBytes(ring.get(next).offset, buffer, offset, length);
        ring.publish(next);
        return true;
    }

    /**
     * Whether the next record is there, or its beginning, and belongs to an input. Taking thread.
     *
     * @param sequence of the input
     * @return false also when the next record is one of a later input
     */
    boolean has(long sequence) {
        long next = taken.get() + 1;
        return next <= ring.getCursor()
                && EventLayout.sequence(memory, ring.get(next).offset) <= sequence;
    }

    /**
     * Length of the record whose beginning is there. Taking thread.
     *
     * @return bytes
     */
    int length() {
        return EventLayout.length(memory, ring.get(taken.get() + 1).offset);
    }

    /**
     * Whether a piece is there. Taking thread.
     *
     * @return false while the next one is missing
     */
    boolean hasPiece() {
        return taken.get() < ring.getCursor();
    }

    /**
     * Hands on the next record, which is one piece. Taking thread.
     *
     * @param sink who copies it
     * @param length of the record
     */
    void take(RecordSink sink, int length) {
        long next = taken.get() + 1;
        sink.append(memory, ring.get(next).offset, length);
        taken.set(next);
    }

    /**
     * Takes a piece of a longer record. Taking thread.
     *
     * @param at bytes of the record that were taken before
     * @param length of the record
     * @return bytes of the record that are taken now
     */
    int gather(int at, int length) {
        long next = taken.get() + 1;
        int bytes = Math.min(PIECE_BYTES, length - at);
        whole.putBytes(at, memory, ring.get(next).offset, bytes);
        taken.set(next);
        return at + bytes;
    }

    /**
     * Hands on the record that was gathered. Taking thread.
     *
     * @param sink who copies it
     * @param length of the record
     */
    void handOn(RecordSink sink, int length) {
        sink.append(whole, 0, length);
    }
}
