package io.millrace.feed.file;

/** What is done to prices of shares that were split or paid a dividend since. */
public enum Adjustment {
    /** Nothing: prices as they were traded. */
    RAW,
    /** Prices and sizes before a split are brought to the shares of today. */
    SPLITS,
    /** Splits, and prices before a dividend lowered by its part. */
    ALL
}
