package io.millrace.ops.monitor;

import org.agrona.concurrent.UnsafeBuffer;

/** Takes the records of a journal, one after the other, in their order. */
@FunctionalInterface
public interface RecordFollower {

    /**
     * Takes a record.
     *
     * @param buffer memory of the record, valid until this returns
     * @param offset of its envelope
     */
    void onRecord(UnsafeBuffer buffer, int offset);
}
