package io.millrace.feed.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A format that tables can be written in; found by the service loader. Stateless. */
public interface TableFileFormat {

    /** {@return name of the format, as on a command line} */
    String name();

    /**
     * Begins a table beside its place; {@link TableFile#finish} puts it there.
     *
     * @param file path; an existing file is replaced
     * @param columns in their order, at least one
     * @return the table, to be closed
     * @throws IOException when the file cannot be made
     */
    TableFile create(Path file, List<TableColumn> columns) throws IOException;
}
