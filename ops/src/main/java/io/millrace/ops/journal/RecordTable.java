package io.millrace.ops.journal;

import io.millrace.feed.table.TableColumn;
import io.millrace.feed.table.TableColumn.Kind;
import io.millrace.feed.table.TableFile;
import io.millrace.feed.table.TableFileFormat;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.FieldSink;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.RecordFields;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A Parquet file of one table, with the columns of the CSV table, typed. A column that has another
 * kind in another type of records is text. As a format of records it gives no lines: each record
 * becomes a row.
 */
public final class RecordTable implements RecordFormat, FieldSink, AutoCloseable {

    private static final String PARQUET = "parquet";

    private final Path path;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final TableFile file;

    private RecordTable(Path path, Map<String, Kind> kinds) {
        this.path = path;
        kinds.forEach(
                (name, kind) -> {
                    places.put(name, columns.size());
                    columns.add(new TableColumn(name, kind));
                });
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
                throw new IOException("its folder must exist, and it must be a file");
            }
            file = format().create(path, columns);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * A table of records.
     *
     * @param path of the file
     * @param types names of their types; empty for all
     * @return the table, to be finished and closed
     * @throws LaunchException when the module parquet is not there, or the file cannot be made
     */
    public static RecordTable ofRecords(Path path, Collection<String> types) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        RecordColumns.each(
                types,
                (name, kind) ->
                        kinds.merge(
                                name, of(kind), (one, other) -> one == other ? one : Kind.TEXT));
        return new RecordTable(path, kinds);
    }

    /**
     * A table with columns of one's own, whose cells are set as a {@link FieldSink}.
     *
     * @param path of the file
     * @param kinds of the columns by name, in their order
     * @return the table, to be finished and closed
     * @throws LaunchException when the module parquet is not there, or the file cannot be made
     */
    public static RecordTable of(Path path, Map<String, Kind> kinds) {
        return new RecordTable(path, kinds);
    }

    private static Kind of(RecordColumns.Kind kind) {
        return switch (kind) {
            case TEXT, LIST -> Kind.TEXT;
            case WHOLE -> Kind.WHOLE;
            case AMOUNT -> Kind.AMOUNT;
            case NUMBER -> Kind.NUMBER;
            case TIME -> Kind.TIME;
            case FLAG -> Kind.FLAG;
        };
    }

    private static TableFileFormat format() {
        for (TableFileFormat format : ServiceLoader.load(TableFileFormat.class)) {
            if (format.name().equals(PARQUET)) {
                return format;
            }
        }
        throw new LaunchException(
                ExitCodes.FAILED,
                "--format is parquet, and the module parquet is not on the class path; ./millrace"
                        + " puts it there, else add the jars of parquet/target/lib");
    }

    @Override
    public String line(UnsafeBuffer buffer, int offset, InstrumentTable instruments) {
        RecordFields.record(this, buffer, offset, instruments);
        endRow();
        return "";
    }

    /** Ends a row whose cells were set. */
    public void endRow() {
        try {
            file.endRow();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Puts the whole table in its place. */
    public void finish() {
        try {
            file.finish();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private LaunchException unwritable(IOException e) {
        return new LaunchException(
                ExitCodes.INPUT_OUTPUT, path + ": cannot be written (" + e.getMessage() + ")", e);
    }

    private int place(String name) {
        return places.getOrDefault(name, -1);
    }

    private boolean isOf(int place, Kind kind) {
        return place >= 0 && columns.get(place).kind() == kind;
    }

    private void asText(int place, String value) {
        if (place >= 0 && !value.isEmpty()) {
            file.text(place, value);
        }
    }

    @Override
    public void text(String name, String value) {
        asText(place(name), value);
    }

    @Override
    public void whole(String name, long value) {
        int place = place(name);
        if (isOf(place, Kind.WHOLE)) {
            file.whole(place, value);
        } else {
            asText(place, Long.toString(value));
        }
    }

    @Override
    public void amount(String name, long value) {
        int place = place(name);
        if (value == FixedPoint.NONE) {
            return;
        }
        if (isOf(place, Kind.AMOUNT)) {
            file.whole(place, value);
        } else {
            asText(place, FixedPoint.toText(value));
        }
    }

    @Override
    public void number(String name, double value) {
        int place = place(name);
        if (!Double.isFinite(value)) {
            return;
        }
        if (isOf(place, Kind.NUMBER)) {
            file.number(place, value);
        } else {
            asText(place, Double.toString(value));
        }
    }

    @Override
    public void time(String name, long timeNs) {
        int place = place(name);
        if (timeNs == 0) {
            return;
        }
        if (isOf(place, Kind.TIME)) {
            file.whole(place, timeNs);
        } else {
            asText(place, JsonText.isoTime(timeNs));
        }
    }

    @Override
    public void flag(String name, boolean value) {
        int place = place(name);
        if (isOf(place, Kind.FLAG)) {
            file.flag(place, value);
        } else {
            asText(place, Boolean.toString(value));
        }
    }

    @Override
    public void texts(String name, List<String> values) {
        asText(place(name), String.join(" ", values));
    }

    @Override
    public void checks(OrderFlyweight order) {
        asText(place(RecordColumns.FAILED_CHECKS), RecordCsv.failedChecks(order));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
