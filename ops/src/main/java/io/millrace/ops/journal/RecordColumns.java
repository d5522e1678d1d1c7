package io.millrace.ops.journal;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.ops.monitor.FieldSink;
import io.millrace.ops.monitor.RecordFields;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Names and kinds of the fields that records of a type have. */
public final class RecordColumns implements FieldSink {

    /** Column in the place of an order's checks: the numbers of those that failed. */
    public static final String FAILED_CHECKS = "failed_checks";

    private static final Map<String, Kind> ENVELOPE = new LinkedHashMap<>();

    static {
        ENVELOPE.put("sequence", Kind.WHOLE);
        ENVELOPE.put("index", Kind.WHOLE);
        ENVELOPE.put("type", Kind.TEXT);
        ENVELOPE.put("time", Kind.TIME);
        ENVELOPE.put("symbol", Kind.TEXT);
    }

    private final Map<String, Kind> found = new LinkedHashMap<>();

    private RecordColumns() {}

    /** Kinds of fields. */
    public enum Kind {
        /** A name or a code. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A price, a size or money: fixed point. */
        AMOUNT,
        /** A measured number. */
        NUMBER,
        /** A time. */
        TIME,
        /** Yes or no. */
        FLAG,
        /** Several texts. */
        LIST
    }

    /**
     * Fields of a type.
     *
     * @param type of records
     * @return kinds by name, in the order in which a record tells them
     */
    public static Map<String, Kind> of(int type) {
        RecordColumns columns = new RecordColumns();
        RecordFields.names(columns, type);
        return columns.found;
    }

    /**
     * Fields that stand in the envelope of every record.
     *
     * @return kinds by name, in their order; a view
     */
    public static Map<String, Kind> envelope() {
        return Collections.unmodifiableMap(ENVELOPE);
    }

    /**
     * Columns of a table: the envelope, then the fields of each type in the order of its number. A
     * field that several types have comes several times, perhaps with other kinds.
     *
     * @param types names of the types; empty for all
     * @param taker takes name and kind of each
     */
    static void each(Collection<String> types, BiConsumer<String, Kind> taker) {
        ENVELOPE.forEach(taker);
        for (int type = EventType.TRADE; type <= EventType.CHECKPOINT; type++) {
            if (types.isEmpty() || types.contains(EventType.name(type))) {
                of(type).forEach(taker);
            }
        }
    }

    @Override
    public void text(String name, String value) {
        found.put(name, Kind.TEXT);
    }

    @Override
    public void whole(String name, long value) {
        found.put(name, Kind.WHOLE);
    }

    @Override
    public void amount(String name, long value) {
        found.put(name, Kind.AMOUNT);
    }

    @Override
    public void number(String name, double value) {
        found.put(name, Kind.NUMBER);
    }

    @Override
    public void time(String name, long timeNs) {
        found.put(name, Kind.TIME);
    }

    @Override
    public void flag(String name, boolean value) {
        found.put(name, Kind.FLAG);
    }

    @Override
    public void texts(String name, List<String> values) {
        found.put(name, Kind.LIST);
    }

    @Override
    public void checks(OrderFlyweight order) {
        found.put(FAILED_CHECKS, Kind.LIST);
    }
}
