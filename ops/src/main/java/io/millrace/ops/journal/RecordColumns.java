package io.millrace.ops.journal;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.ops.monitor.FieldSink;
import io.millrace.ops.monitor.RecordFields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and kinds of the fields that records of a type have. */
public final class RecordColumns implements FieldSink {

    /** Column in the place of an order's checks: the numbers of those that failed. */
    public static final String FAILED_CHECKS = "failed_checks";

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
