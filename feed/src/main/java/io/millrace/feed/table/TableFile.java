package io.millrace.feed.table;

import java.io.IOException;

/**
 * A table that is being written, row by row. A cell that is not set before {@link #endRow} is
 * empty. Whoever makes it closes it; what was not finished is dropped.
 */
public interface TableFile extends AutoCloseable {

    /**
     * Sets a cell of kind TEXT.
     *
     * @param column its place
     * @param value text
     */
    void text(int column, String value);

    /**
     * Sets a cell of kind WHOLE, AMOUNT or TIME.
     *
     * @param column its place
     * @param value in the unit of the kind
     */
    void whole(int column, long value);

    /**
     * Sets a cell of kind NUMBER.
     *
     * @param column its place
     * @param value finite
     */
    void number(int column, double value);

    /**
     * Sets a cell of kind FLAG.
     *
     * @param column its place
     * @param value either
     */
    void flag(int column, boolean value);

    /**
     * Ends a row.
     *
     * @throws IOException when the disk does not take it
     */
    void endRow() throws IOException;

    /**
     * Puts the whole table in its place.
     *
     * @throws IOException when the disk does not take it
     */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
