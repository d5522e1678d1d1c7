package io.millrace.ops.research;

import io.millrace.model.event.OutputSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Throws records away: a stage is asked for its answer here, not for its journal. */
final class NoOutputs implements OutputSink {

    private static final int ROOM = 1_024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);

    @Override
    public int claim(int type, int instrumentId, int payloadLength) {
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        // Nothing keeps it.
    }
}
