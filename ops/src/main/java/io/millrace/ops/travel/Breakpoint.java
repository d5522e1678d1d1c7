package io.millrace.ops.travel;

import io.millrace.model.event.EventLayout;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.RecordFields;
import io.millrace.ops.monitor.RecordFollower;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks out for the n-th record of a replay of which a condition holds. */
public final class Breakpoint implements RecordFollower {

    private static final int TYPES = 256;

    private final Condition condition;
    private final InstrumentTable instruments;
    private final FieldValues values;
    private final boolean[] mayHold = new boolean[TYPES];
    private long left;
    private long hits;
    private Optional<KeptRecord> found = Optional.empty();

    private Breakpoint(
            Condition condition, Set<String> fields, InstrumentTable instruments, long count) {
        this.condition = condition;
        this.instruments = instruments;
        values = new FieldValues(fields);
        left = count;
    }

    /**
     * Reads a condition.
     *
     * @param text for example {@code decision=TRADE && symbol=BTCUSDT}
     * @param count which of the records that match to stop at, from 1
     * @param instruments of the run
     * @return a breakpoint that has seen nothing
     * @throws ConditionException naming the place in the text
     */
    public static Breakpoint parse(String text, long count, InstrumentTable instruments) {
        FieldKinds kinds = new FieldKinds();
        Condition condition = ConditionParser.parse(text, kinds, symbols(instruments));
        Set<String> fields = new TreeSet<>();
        condition.addFields(fields);
        Breakpoint made = new Breakpoint(condition, fields, instruments, count);
        for (int type = 0; type < TYPES; type++) {
            made.mayHold[type] = condition.mayHold(type, kinds);
        }
        return made;
    }

    private static List<String> symbols(InstrumentTable instruments) {
        List<String> symbols = new ArrayList<>();
        for (int id = 0; id < instruments.size(); id++) {
            symbols.add(instruments.get(id).symbol());
        }
        return symbols;
    }

    @Override
    public void onRecord(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        if (left == 0 || type >= TYPES || !mayHold[type]) {
            return;
        }
        values.clear();
        RecordFields.record(values, buffer, offset, instruments);
        if (condition.holds(values)) {
            hits++;
            if (--left == 0) {
                found = Optional.of(KeptRecord.copy(buffer, offset));
            }
        }
    }

    /**
     * The record to stop at.
     *
     * @return empty before it was met
     */
    public Optional<KeptRecord> found() {
        return found;
    }

    /**
     * Records that matched so far.
     *
     * @return count
     */
    public long hits() {
        return hits;
    }
}
