package io.millrace.ops.store;

import io.millrace.model.fixed.FixedPoint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A row to be written: a value for each column, NULL where nothing was set. */
final class Row {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final long SECOND_NS = 1_000_000_000L;

    private final Table table;
    private final Map<String, Object> values = new HashMap<>();

    Row(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }

    Row set(String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value);
        }
        return this;
    }

    /** An exact amount; {@link FixedPoint#NONE} is NULL. */
    Row amount(String column, long value) {
        return value == FixedPoint.NONE ? this : set(Table.exact(column), value);
    }

    /** A time as SQLite writes times; 0 is NULL. */
    Row time(String column, long timeNs) {
        return timeNs == 0 ? this : set(column, text(timeNs));
    }

    static String text(long timeNs) {
        return TIME.format(
                Instant.ofEpochSecond(
                        Math.floorDiv(timeNs, SECOND_NS), Math.floorMod(timeNs, SECOND_NS)));
    }

    List<String> columns() {
        return table.written();
    }

    @Nullable Object value(String column) {
        return values.get(column);
    }
}
