package io.millrace.feed.table;

/**
 * A column of a table. Any of its cells may be empty.
 *
 * @param name unique in its table
 * @param kind what its values are
 */
public record TableColumn(String name, Kind kind) {

    /** Kinds of values. */
    public enum Kind {
        /** Text. */
        TEXT,
        /** A whole number of 64 bits. */
        WHOLE,
        /** Fixed point, 1e-8. */
        AMOUNT,
        /** A measured number. */
        NUMBER,
        /** Ns since 1970-01-01 UTC. */
        TIME,
        /** Yes or no. */
        FLAG
    }
}
