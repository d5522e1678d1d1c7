package io.millrace.feed.file;

/** What an event of a file is. */
public enum DataKind {
    /** Prints on the venue. */
    TRADES,
    /** Best bid and offer. */
    QUOTES,
    /** Finished bars of prices. */
    BARS,
    /** Finished bars of bid and ask. */
    QUOTE_BARS
}
