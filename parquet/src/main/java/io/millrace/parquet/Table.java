package io.millrace.parquet;

import io.millrace.feed.FeedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;

/** The rows of a file, one after the other; opens it at the first. One thread. */
final class Table implements AutoCloseable {

    private final Footer footer;
    private final List<Cell> cells;
    private @Nullable RandomAccessFile in;
    private @Nullable Group group;
    private int nextGroup;
    private long rowInGroup;
    private long row;

    /**
     * In front of the first row.
     *
     * @param footer of the file
     * @param cells to be read; more may be added before the first row
     */
    Table(Footer footer, List<Cell> cells) {
        this.footer = footer;
        this.cells = cells;
    }

    /** Number of the row at hand, from 1. */
    long row() {
        return row;
    }

    /**
     * Reads the next row into the cells.
     *
     * @return false behind the last
     * @throws FeedException when the file is damaged
     */
    boolean next() {
        row++;
        String column = "";
        try {
            while (group == null || rowInGroup == group.getRowCount()) {
                if (!openGroup()) {
                    return false;
                }
            }
            rowInGroup++;
            for (Cell cell : cells) {
                column = ": column " + cell.name();
                cell.read();
            }
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A length in damaged bytes may ask for more memory than there is.
            throw refusal(column, e);
        }
    }

    private boolean openGroup() throws IOException {
        if (group != null) {
            group.checkExhausted();
        }
        if (nextGroup == footer.groups().size()) {
            return false;
        }
        RandomAccessFile file = in;
        if (file == null) {
            file = new RandomAccessFile(footer.file().toFile(), "r");
            in = file;
        }
        rowInGroup = 0;
        Group opened = new Group(file, footer, footer.groups().get(nextGroup), cells);
        group = opened;
        nextGroup++;
        if (opened.getRowCount() > 0) {
            cells.forEach(cell -> cell.begin(opened.reader(cell)));
        }
        return true;
    }

    private FeedException refusal(String column, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof FeedException refusal) {
                return refusal;
            }
        }
        return Damage.of(
                footer.file(), "row " + row + column + " does not decode (" + cause + ")", cause);
    }

    @Override
    public void close() {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new FeedException(
                        footer.file().toString(),
                        "file does not close (" + e.getMessage() + ")",
                        "check its disk");
            }
        }
    }
}
