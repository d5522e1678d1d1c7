package io.millrace.ops.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a store as any tool would. */
final class Queries {

    private Queries() {}

    /** Rows, their values joined by a bar, NULL as nothing. */
    static List<String> rows(Path store, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return rows;
            }
            try (ResultSet found = statement.getResultSet()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        String value = found.getString(i);
                        values.add(value == null ? "" : value);
                    }
                    rows.add(String.join("|", values));
                }
            }
        }
        return rows;
    }
}
