package io.millrace.parquet;

import io.millrace.feed.table.TableColumn;
import io.millrace.feed.table.TableFile;
import io.millrace.feed.table.TableFileFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes flat Parquet files: plainly encoded, packed with SNAPPY, in groups of 50,000 rows. Every
 * column may be null.
 *
 * <pre>
 * TEXT    BYTE_ARRAY, STRING
 * WHOLE   INT64
 * AMOUNT  FIXED_LEN_BYTE_ARRAY(9), DECIMAL(19, 8): exact
 * NUMBER  DOUBLE
 * TIME    INT64, TIMESTAMP in ns of UTC
 * FLAG    BOOLEAN
 * </pre>
 */
public final class ParquetTables implements TableFileFormat {

    /** Made by the service loader. */
    public ParquetTables() {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public TableFile create(Path file, List<TableColumn> columns) throws IOException {
        return new TableWriter(file, columns);
    }
}
