package io.millrace.ops.journal;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Set;

/**
 * Which records are wanted.
 *
 * @param types names; empty for all
 * @param symbols empty for all; otherwise records about no instrument are not wanted
 * @param sequences first and last; records of the journal itself have 0
 * @param times first, and the first that is not wanted, ns since 1970-01-01 UTC
 */
public record RecordFilter(Set<String> types, Set<String> symbols, Range sequences, Range times) {

    /** Takes copies of the sets. */
    public RecordFilter {
        types = Set.copyOf(types);
        symbols = Set.copyOf(symbols);
    }

    /**
     * A range.
     *
     * @param from first
     * @param to last
     */
    public record Range(long from, long to) {

        /** Everything. */
        public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

        boolean contains(long value) {
            return value >= from && value <= to;
        }
    }

    boolean accepts(UnsafeBuffer buffer, int offset, InstrumentTable instruments) {
        return sequences.contains(EventLayout.sequence(buffer, offset))
                && times.contains(EventLayout.engineTimeNs(buffer, offset))
                && (types.isEmpty()
                        || types.contains(EventType.name(EventLayout.type(buffer, offset))))
                && isOfSymbol(EventLayout.instrumentId(buffer, offset), instruments);
    }

    private boolean isOfSymbol(int id, InstrumentTable instruments) {
        return symbols.isEmpty()
                || (id != Instrument.NONE && symbols.contains(instruments.get(id).symbol()));
    }

    /** Whether nothing behind this record can be wanted. */
    boolean isBehind(UnsafeBuffer buffer, int offset) {
        return EventLayout.sequence(buffer, offset) > sequences.to();
    }
}
