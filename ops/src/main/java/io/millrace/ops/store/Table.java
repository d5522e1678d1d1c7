package io.millrace.ops.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table of the store, and the statements that are made of it.
 *
 * @param name as queries write it
 * @param key columns that name a row, in the order in which rows are hashed
 * @param columns in their order
 */
public record Table(String name, List<String> key, List<Column> columns) {

    /** The number that SQLite gives a row; it says nothing, and is not hashed. */
    static final String ROW_NUMBER = "id";

    static final String EXACT = "_e8";

    /** Takes copies. */
    public Table {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** Column of the exact amount that a decimal is computed from. */
    static String exact(String decimal) {
        return decimal + EXACT;
    }

    /** The columns and, behind them, the exact amounts of their decimals. */
    static Table of(String name, List<String> key, List<Column> columns) {
        List<Column> all = new ArrayList<>(columns);
        for (Column column : columns) {
            if (column.type().contains(exact(column.name()))) {
                all.add(
                        Column.whole(
                                exact(column.name()),
                                "`" + column.name() + "`, exact, in units of 1e-8"));
            }
        }
        return new Table(name, key, all);
    }

    /** Columns that are written, in their order. */
    List<String> written() {
        return columns.stream()
                .filter(column -> !column.isComputed() && !column.name().equals(ROW_NUMBER))
                .map(Column::name)
                .toList();
    }

    String create() {
        String lines =
                columns.stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "));
        boolean numbered = columns.getFirst().name().equals(ROW_NUMBER);
        String names = "(" + String.join(", ", key) + ")";
        return "CREATE TABLE "
                + name
                + " ("
                + lines
                + (numbered ? ", UNIQUE " : ", PRIMARY KEY ")
                + names
                + ")"
                + (numbered ? "" : " WITHOUT ROWID");
    }

    /** Writes a row, or writes it anew; its parameters are the columns of {@link #written}. */
    String write() {
        List<String> names = written();
        String changes =
                names.stream()
                        .filter(column -> !key.contains(column))
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
        return "INSERT INTO "
                + name
                + " ("
                + String.join(", ", names)
                + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?"))
                + ") ON CONFLICT ("
                + String.join(", ", key)
                + ") DO UPDATE SET "
                + changes;
    }

    /** All rows as they were written, in the order of their keys. */
    String readAll() {
        return "SELECT "
                + String.join(", ", written())
                + " FROM "
                + name
                + " ORDER BY "
                + String.join(", ", key);
    }
}
