package io.millrace.feed;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts events and folds their payloads into one number, without allocation. */
public final class CountingSink implements EventSink {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final boolean folding;
    private long count;
    private long checksum;
    private long firstTimeNs;
    private long lastTimeNs;
    private long sizes;
    private int length;

    /**
     * Makes one.
     *
     * @param folding whether payloads are folded into {@link #checksum()}
     */
    public CountingSink(boolean folding) {
        this.folding = folding;
    }

    @Override
    public int claim(int type, int instrumentId, int payloadLength, long timeNs) {
        length = payloadLength;
        checksum = checksum * 31 + type * 4_096L + instrumentId;
        if (count == 0) {
            firstTimeNs = timeNs;
        }
        lastTimeNs = timeNs;
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        count++;
        sizes += buffer.getLong(24);
        if (folding) {
            for (int i = 0; i < length; i += Long.BYTES) {
                checksum = (checksum ^ buffer.getLong(i)) * 0x9E37_79B9_7F4A_7C15L;
                checksum ^= checksum >>> 29;
            }
        }
    }

    /** Events so far. */
    public long count() {
        return count;
    }

    /** Fold of all payloads. */
    public long checksum() {
        return checksum;
    }

    /** Time of the first event. */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /** Time of the last event. */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /** Sum of the third long of every payload: the size of a trade. */
    public long sizes() {
        return sizes;
    }
}
