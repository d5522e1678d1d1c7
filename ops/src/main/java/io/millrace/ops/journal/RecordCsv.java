package io.millrace.ops.journal;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.monitor.FieldSink;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.RecordFields;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records as one table: the envelope, then a column for each field that any of the wanted types
 * has, by name, in the order of the types' numbers. A cell is empty where a record has no such
 * field, or nothing in it. Of the checks of an order the table has the numbers that failed.
 */
final class RecordCsv implements RecordFormat, FieldSink {

    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, String> cells = new HashMap<>();

    RecordCsv(Collection<String> types) {
        RecordColumns.each(types, (name, kind) -> columns.add(name));
    }

    @Override
    public Optional<String> head() {
        return Optional.of(String.join(",", columns));
    }

    @Override
    public String line(UnsafeBuffer buffer, int offset, InstrumentTable instruments) {
        cells.clear();
        RecordFields.record(this, buffer, offset, instruments);
        List<String> row = new ArrayList<>();
        for (String column : columns) {
            row.add(quoted(cells.getOrDefault(column, "")));
        }
        return String.join(",", row);
    }

    /** After RFC 4180: a cell with comma, quote or line break stands in quotes. */
    static String quoted(String cell) {
        boolean isPlain =
                cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void text(String name, String value) {
        cells.put(name, value);
    }

    @Override
    public void whole(String name, long value) {
        cells.put(name, Long.toString(value));
    }

    @Override
    public void amount(String name, long value) {
        cells.put(name, value == NONE ? "" : FixedPoint.toText(value));
    }

    @Override
    public void number(String name, double value) {
        cells.put(name, Double.isFinite(value) ? Double.toString(value) : "");
    }

    @Override
    public void time(String name, long timeNs) {
        cells.put(name, timeNs == 0 ? "" : JsonText.isoTime(timeNs));
    }

    @Override
    public void flag(String name, boolean value) {
        cells.put(name, Boolean.toString(value));
    }

    @Override
    public void texts(String name, List<String> values) {
        cells.put(name, String.join(" ", values));
    }

    @Override
    public void checks(OrderFlyweight order) {
        cells.put(RecordColumns.FAILED_CHECKS, failedChecks(order));
    }

    /** Numbers of the checks that failed, separated by blanks. */
    static String failedChecks(OrderFlyweight order) {
        List<String> failed = new ArrayList<>();
        for (int check = 1; check <= OrderFlyweight.CHECKS; check++) {
            if ((order.failedChecks() & (1 << (check - 1))) != 0) {
                failed.add(Integer.toString(check));
            }
        }
        return String.join(" ", failed);
    }
}
