package io.millrace.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.table.TableColumn;
import io.millrace.feed.table.TableColumn.Kind;
import io.millrace.feed.table.TableFile;
import io.millrace.feed.table.TableFileFormat;

import org.apache.parquet.schema.Type.Repetition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What is written is what is read, whichever cells are empty. */
class TableWriterTest {

    private static final int ROWS = 120_003;

    private static final List<TableColumn> COLUMNS =
            List.of(
                    new TableColumn("name", Kind.TEXT),
                    new TableColumn("count", Kind.WHOLE),
                    new TableColumn("price", Kind.AMOUNT),
                    new TableColumn("measure", Kind.NUMBER),
                    new TableColumn("at", Kind.TIME),
                    new TableColumn("yes", Kind.FLAG));

    @TempDir private Path directory;

    private static TableFileFormat format() {
        return ServiceLoader.load(TableFileFormat.class).findFirst().orElseThrow();
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        Path path = directory.resolve("table.parquet");
        List<List<String>> expected = new ArrayList<>();
        try (TableFile table = format().create(path, COLUMNS)) {
            for (int row = 0; row < ROWS; row++) {
                expected.add(row(table, row));
                table.endRow();
            }
            table.finish();
        }

        assertEquals(expected, read(path));
        assertEquals(3, Footer.of(path).groups().size());
        assertEquals(List.of(path), list());
    }

    /** Cells are empty in runs of several lengths; amounts go to the ends of their type. */
    private static List<String> row(TableFile table, int row) {
        List<String> texts = new ArrayList<>(List.of("", "", "", "", "", ""));
        if (row % 3 != 0) {
            table.text(0, "n\u00e4me " + row);
            texts.set(0, "n\u00e4me " + row);
        }
        if (row < 70_000) {
            table.whole(1, -row);
            texts.set(1, Integer.toString(-row));
        }
        if (row % 1_000 != 1) {
            long amount = row == 0 ? Long.MIN_VALUE + 1 : row == 2 ? Long.MAX_VALUE : -5L + row;
            table.whole(2, amount);
            texts.set(2, java.math.BigDecimal.valueOf(amount, 8).toPlainString());
        }
        if (row / 200 % 2 == 0) {
            table.number(3, row / 7.0);
            texts.set(3, Double.toString(row / 7.0));
        }
        table.whole(4, 1_700_000_000_000_000_000L + row);
        texts.set(4, Long.toString(1_700_000_000_000_000_000L + row));
        if (row % 5 < 3) {
            table.flag(5, row % 2 == 0);
            texts.set(5, Boolean.toString(row % 2 == 0));
        }
        return texts;
    }

    private static List<List<String>> read(Path path) {
        Footer footer = Footer.of(path);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            Column column = footer.columns().get(i);
            assertEquals(COLUMNS.get(i).name(), column.name());
            cells.add(
                    new Cell(
                            i,
                            Columns.type(column, Repetition.OPTIONAL),
                            CellText.of(column).orElseThrow()));
        }
        List<List<String>> rows = new ArrayList<>();
        try (Table table = new Table(footer, cells)) {
            while (table.next()) {
                rows.add(cells.stream().map(cell -> new String(cell.bytes(), UTF_8)).toList());
            }
        }
        return rows;
    }

    private List<Path> list() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void shouldLeaveNothingOfATableThatWasNotFinished() throws IOException {
        Path path = directory.resolve("table.parquet");
        try (TableFile table = format().create(path, COLUMNS)) {
            table.text(0, "one");
            table.endRow();
        }

        assertFalse(Files.exists(path));
        assertEquals(List.of(), list());
    }

    @Test
    void shouldWriteATableWithoutRows() throws IOException {
        Path path = directory.resolve("empty.parquet");
        try (TableFile table = format().create(path, COLUMNS)) {
            table.finish();
        }

        assertEquals(List.of(), read(path));
    }
}
