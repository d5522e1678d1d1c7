package io.millrace.feed.file;

/** What the rows of a file are. */
public enum DataKind {
    /** Prints on the venue. */
    TRADES,
    /** Best bid and offer. */
    QUOTES,
    /** Finished bars. */
    BARS
}
