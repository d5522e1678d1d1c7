package io.millrace.feed;

import java.io.Serial;

/**
 * Market data that cannot be used. The message says where, what is there and what would be right:
 *
 * <pre>
 * trades.csv: line 17: price is "-1"; it must be above 0
 * trades.csv: file is empty; it must be CSV text with a header
 * </pre>
 *
 * After it the source has no further events and must be closed.
 */
public final class FeedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * An error in one line.
     *
     * @param file as the caller named it
     * @param line number of the line, from 1
     * @param found what is there, for example {@code price is "-1"}
     * @param expected what would be right, for example {@code it must be above 0}
     */
    public FeedException(String file, long line, String found, String expected) {
        super(file + ": line " + line + ": " + found + "; " + expected);
    }

    /**
     * An error of the file as a whole.
     *
     * @param file as the caller named it
     * @param found what is there
     * @param expected what would be right
     */
    public FeedException(String file, String found, String expected) {
        super(file + ": " + found + "; " + expected);
    }
}
