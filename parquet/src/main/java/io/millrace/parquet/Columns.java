package io.millrace.parquet;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.text.Times;

import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which column means what, by the names that the CSV format knows. One thread. */
final class Columns {

    private static final int ABSENT = -1;

    private static final List<String> TIME_NAMES = List.of("time", "timestamp", "date", "ts");
    private static final List<String> TIME_UNITS = List.of("", "_s", "_ms", "_us", "_ns");
    private static final int[] UNIT_FORMS = {Times.UNKNOWN, 9, 6, 3, 0};

    /** How pandas calls an index that has no name. */
    private static final String INDEX = "__index_level_0__";

    private static final int NAUTILUS_SCALE = 9;
    private static final int NANOSECONDS = 0;

    private final Footer footer;
    private final List<String> names;
    private final List<Cell> cells = new ArrayList<>();
    private final boolean isNautilus;
    private final DataKind kind;
    private final int timeForm;
    private final Cell time;

    /**
     * Reads the names.
     *
     * @throws FeedException when a column is missing, stands twice or has a type that is not read
     */
    Columns(Footer footer) {
        this.footer = footer;
        names =
                footer.columns().stream()
                        .map(column -> column.name().strip().toLowerCase(Locale.ROOT))
                        .toList();
        isNautilus = names.contains("ts_event") && names.contains("ts_init");
        kind = findKind();
        int column = isNautilus ? names.indexOf("ts_event") : findTime();
        time = cell(column, false);
        timeForm = isNautilus ? NANOSECONDS : form(column);
        if (isNautilus && (kind == DataKind.BARS || kind == DataKind.QUOTE_BARS)) {
            throw new FeedException(
                    footer.file().toString(),
                    "file holds bars in the form of Nautilus, whose time may be start or end",
                    "it must hold trades or quotes, or name the start of its bars time");
        }
    }

    /** What the file says of itself. */
    Footer footer() {
        return footer;
    }

    /** What the rows are. */
    DataKind kind() {
        return kind;
    }

    /** The columns that were asked for, the time among them. */
    List<Cell> cells() {
        return cells;
    }

    /** The time's column. */
    Cell time() {
        return time;
    }

    /** Decimals from the time's unit to nanoseconds, or {@link Times#UNKNOWN}. */
    int timeForm() {
        return timeForm;
    }

    /** When a row was received. */
    @Nullable Cell received() {
        return find(isNautilus ? "ts_init" : "local_timestamp");
    }

    /** The same as {@link #timeForm}, of the column {@link #received}. */
    int receivedForm() {
        if (isNautilus) {
            return NANOSECONDS;
        }
        int column = single("local_timestamp");
        return column == ABSENT ? Times.UNKNOWN : logicalForm(column);
    }

    /** Who took: the column's words are those of CSV, or the numbers of Nautilus. */
    @Nullable Cell side() {
        return find(isNautilus ? "aggressor_side" : "side");
    }

    boolean isNautilus() {
        return isNautilus;
    }

    /**
     * The column with one of some names, to be read.
     *
     * @return null when there is none
     * @throws FeedException when two columns have such a name, or its type is not read
     */
    @Nullable Cell find(String... wanted) {
        int column = single(wanted);
        return column == ABSENT ? null : cell(column, false);
    }

    /** The same for a price or a size. */
    @Nullable Cell findNumber(String... wanted) {
        int column = single(wanted);
        return column == ABSENT ? null : cell(column, isNautilus);
    }

    /** The same for a price or a size that must be there. */
    Cell requireNumber(String... wanted) {
        Cell cell = findNumber(wanted);
        if (cell == null) {
            throw refusal("it must name " + wanted[0] + " as well");
        }
        return cell;
    }

    private Cell cell(int index, boolean isScaled) {
        for (Cell cell : cells) {
            if (cell.index() == index) {
                return cell;
            }
        }
        Column column = footer.columns().get(index);
        CellText text =
                isScaled && column.type() == Type.INT64
                        ? CellText.scaled(NAUTILUS_SCALE)
                        : CellText.of(column).orElseThrow(() -> unreadable(column));
        Repetition repetition = column.isOptional() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        Cell cell = new Cell(index, type(column, repetition), text);
        cells.add(cell);
        return cell;
    }

    static PrimitiveType type(Column column, Repetition repetition) {
        String name = column.name();
        return switch (column.type()) {
            case BOOLEAN -> new PrimitiveType(repetition, PrimitiveTypeName.BOOLEAN, name);
            case INT32 -> new PrimitiveType(repetition, PrimitiveTypeName.INT32, name);
            case INT64 -> new PrimitiveType(repetition, PrimitiveTypeName.INT64, name);
            case INT96 -> new PrimitiveType(repetition, PrimitiveTypeName.INT96, name);
            case FLOAT -> new PrimitiveType(repetition, PrimitiveTypeName.FLOAT, name);
            case DOUBLE -> new PrimitiveType(repetition, PrimitiveTypeName.DOUBLE, name);
            case BYTE_ARRAY -> new PrimitiveType(repetition, PrimitiveTypeName.BINARY, name);
            case FIXED_LEN_BYTE_ARRAY ->
                    new PrimitiveType(
                            repetition,
                            PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                            column.typeLength(),
                            name);
        };
    }

    private FeedException unreadable(Column column) {
        return new FeedException(
                footer.file().toString(),
                "column " + column.name() + " has type " + column.type() + " " + column.meaning(),
                "it must be DOUBLE, FLOAT, INT32, INT64, DECIMAL, a TIMESTAMP of INT64, or text");
    }

    private int single(String... wanted) {
        int found = ABSENT;
        for (String name : wanted) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(name)) {
                    found = single(found, i);
                }
            }
        }
        return found;
    }

    private int single(int before, int now) {
        if (before == ABSENT || before == now) {
            return now;
        }
        throw refusal("it must name that once, not as " + shown(before) + " and " + shown(now));
    }

    private DataKind findKind() {
        List<DataKind> kinds = new ArrayList<>();
        if (has("price")) {
            kinds.add(DataKind.TRADES);
        }
        if (has("bid", "bid_price") && has("ask", "ask_price")) {
            kinds.add(DataKind.QUOTES);
        }
        if (has("bid_open") && has("ask_open")) {
            kinds.add(DataKind.QUOTE_BARS);
        }
        if (has("open") && has("high") && has("low") && has("close")) {
            kinds.add(DataKind.BARS);
        }
        if (kinds.isEmpty()) {
            throw refusal(
                    "it must name price (trades), bid and ask (quotes),"
                            + " or open, high, low and close (bars)");
        }
        if (kinds.size() > 1) {
            throw refusal(
                    "it must be of one kind: trades (price), quotes (bid, ask)"
                            + " or bars (open, high, low, close)");
        }
        return kinds.getFirst();
    }

    private boolean has(String... wanted) {
        return single(wanted) != ABSENT;
    }

    private int findTime() {
        int found = ABSENT;
        for (String unit : TIME_UNITS) {
            for (String name : TIME_NAMES) {
                int column = single(name + unit);
                found = column == ABSENT ? found : single(found, column);
            }
        }
        if (found == ABSENT) {
            found = single(INDEX);
        }
        if (found == ABSENT) {
            throw refusal(
                    "it must name the time: time, timestamp, date or ts,"
                            + " also with _s, _ms, _us or _ns");
        }
        return found;
    }

    /** The type knows the unit better than the name. */
    private int form(int column) {
        int logical = logicalForm(column);
        if (logical != Times.UNKNOWN) {
            return logical;
        }
        String name = names.get(column);
        for (int unit = 1; unit < UNIT_FORMS.length; unit++) {
            if (name.endsWith(TIME_UNITS.get(unit))) {
                return UNIT_FORMS[unit];
            }
        }
        return Times.UNKNOWN;
    }

    private int logicalForm(int column) {
        Column described = footer.columns().get(column);
        return described.meaning() == Column.Meaning.TIMESTAMP ? described.detail() : Times.UNKNOWN;
    }

    private String shown(int column) {
        return footer.columns().get(column).name();
    }

    private FeedException refusal(String expected) {
        String all = footer.columns().stream().map(Column::name).collect(Collectors.joining(","));
        return new FeedException(footer.file().toString(), "columns are \"" + all + "\"", expected);
    }
}
