package io.millrace.feed.capture;

/** What a message is. */
enum BinanceKind {
    /** One trade. */
    TRADE,
    /** Trades of one taker's order at one price. */
    AGGREGATE,
    /** Best bid and offer. */
    TICKER,
    /** Changes of the book. */
    DEPTH,
    /** The book. */
    SNAPSHOT,
    /** Anything else, which is passed over. */
    OTHER
}
