package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.instrument.InstrumentTable;

import org.agrona.concurrent.UnsafeBuffer;

/** Records of a journal as JSON objects, for people and scripts. */
public final class RecordText {

    private RecordText() {}

    /**
     * A record as an object on one line.
     *
     * @param buffer memory of the record
     * @param offset of its envelope
     * @param instruments of its run
     * @return text without a line break
     */
    public static String line(UnsafeBuffer buffer, int offset, InstrumentTable instruments) {
        return JsonText.object(
                json -> RecordFields.record(new JsonFields(json), buffer, offset, instruments));
    }

    /**
     * Writes the fields of a record of any type.
     *
     * @param json where to, inside an object
     * @param type of the record
     * @param buffer memory of the record
     * @param at where its payload begins
     */
    public static void payload(JsonGenerator json, int type, UnsafeBuffer buffer, int at) {
        RecordFields.payload(new JsonFields(json), type, buffer, at);
    }
}
