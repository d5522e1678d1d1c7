package io.millrace.model.event;

import org.agrona.DirectBuffer;

/**
 * Takes finished records, inputs and outputs alike, in the order in which they came to be. Used by
 * one thread.
 */
public interface RecordSink {

    /**
     * Takes one record. The bytes are copied before this returns.
     *
     * @param buffer holding the record
     * @param offset of the record's envelope
     * @param length of the record
     */
    void append(DirectBuffer buffer, int offset, int length);
}
