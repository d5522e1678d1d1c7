package io.millrace.feed.file;

import io.millrace.model.event.EventSink;

/** The rows of one file, one after the other. */
interface TickReader {

    /**
     * Moves to the next row.
     *
     * @return false when there is none
     * @throws io.millrace.feed.FeedException when the row cannot be used
     */
    boolean advance();

    /**
     * Time of the event of this row: the venue's, or the end of a bar.
     *
     * @return ns since 1970-01-01 UTC, never before the row above
     */
    long timeNs();

    /**
     * Offers this row.
     *
     * @param sink where to put it
     * @return false when the sink is closed
     */
    boolean writeTo(EventSink sink);
}
