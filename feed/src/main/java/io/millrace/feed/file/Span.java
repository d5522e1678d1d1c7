package io.millrace.feed.file;

/**
 * A stretch of time of which rows are read; of a bar its start counts.
 *
 * @param fromNs first instant, ns since 1970-01-01 UTC
 * @param toNs instant after the last
 */
public record Span(long fromNs, long toNs) {

    /** All times. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Checks the order. */
    public Span {
        if (fromNs >= toNs) {
            throw new IllegalArgumentException(
                    "from is " + fromNs + " ns and to is " + toNs + " ns; from must be before to");
        }
    }

    boolean contains(long timeNs) {
        return timeNs >= fromNs && timeNs < toNs;
    }
}
