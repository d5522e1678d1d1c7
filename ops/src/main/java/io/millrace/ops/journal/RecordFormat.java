package io.millrace.ops.journal;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.monitor.RecordText;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Collection;
import java.util.Optional;

/** How a record becomes a line. */
public interface RecordFormat {

    /** A JSON object each. */
    RecordFormat JSON = RecordText::line;

    /**
     * A table with a column for each field of some types.
     *
     * @param types names of the types
     * @return the format
     */
    static RecordFormat csv(Collection<String> types) {
        return new RecordCsv(types);
    }

    /**
     * What stands above the lines.
     *
     * @return empty for nothing
     */
    default Optional<String> head() {
        return Optional.empty();
    }

    /**
     * A record.
     *
     * @param buffer memory of the record
     * @param offset of its envelope
     * @param instruments of its run
     * @return without a line break
     */
    String line(UnsafeBuffer buffer, int offset, InstrumentTable instruments);
}
