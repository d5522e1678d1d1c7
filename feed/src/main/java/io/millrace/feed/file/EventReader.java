package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/**
 * The events of one file, one after the other. A line of the file may give none, one or several.
 * Used by one thread; whoever opened it closes it.
 */
public interface EventReader extends AutoCloseable {

    /**
     * Moves to the next event.
     *
     * @return false when there is none
     * @throws io.millrace.feed.FeedException when a row cannot be used
     */
    boolean advance();

    /**
     * What the event at hand is.
     *
     * @return trade, quote or bar
     */
    DataKind kind();

    /**
     * Time of the event at hand: the venue's, or the end of a bar. It may go back against the event
     * before only where the reader was told to allow that.
     *
     * @return ns since 1970-01-01 UTC
     */
    long timeNs();

    /**
     * Time in the row at hand: the venue's, or the start of a bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    long rowTimeNs();

    /**
     * Line of the event at hand.
     *
     * @return from 1; the number of the row where the file has no lines
     */
    long line();

    /**
     * Whether the file tells traded sizes, sizes at both bid and ask, or volumes.
     *
     * @return false when all sizes are 0 for want of a column
     */
    boolean hasSize();

    /**
     * Rows so far that gave no event although nothing is wrong with them, such as a bid before the
     * first ask.
     *
     * @return from 0
     */
    default long skippedRows() {
        return 0;
    }

    /**
     * Rows so far, or messages of a recording, those that gave no event among them; a header is
     * none. Of two files that belong together it is the rows of one.
     *
     * @param events events so far
     * @return from 0
     */
    default long rows(long events) {
        return events + skippedRows();
    }

    /**
     * Length of the bars.
     *
     * @return empty without bars
     */
    Optional<Timeframe> timeframe();

    /**
     * Faults of the recording so far that do not make it unusable, such as holes between updates.
     *
     * @return from 0
     */
    default long faults() {
        return 0;
    }

    /**
     * Offers the event at hand.
     *
     * @param sink where to put it
     * @return false when the sink is closed
     */
    boolean writeTo(EventSink sink);

    @Override
    void close();
}
