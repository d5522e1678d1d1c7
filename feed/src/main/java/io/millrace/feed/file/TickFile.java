package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file of one instrument, opened and standing on its first event.
 *
 * <p>Not thread-safe. Whoever opens it closes it; {@link FileSource} closes the files it is given.
 */
public final class TickFile implements AutoCloseable {

    private final Path file;
    private final int instrumentId;
    private final EventReader reader;
    private final long firstTimeNs;
    private final long firstRowTimeNs;

    private TickFile(Path file, int instrumentId, EventReader reader) {
        this.file = file;
        this.instrumentId = instrumentId;
        this.reader = reader;
        if (!reader.advance()) {
            throw reader instanceof SpanReader
                    ? new FeedException(
                            file.toString(),
                            "file has no row in the time asked for",
                            "the span must overlap that of the file")
                    : new FeedException(
                            file.toString(), "file has no rows", "it must have at least one");
        }
        this.firstTimeNs = reader.timeNs();
        this.firstRowTimeNs = reader.rowTimeNs();
    }

    /**
     * Opens a file.
     *
     * @param file path
     * @param format what it is
     * @param reading how to read it
     * @return the file on its first event
     * @throws FeedException when it is no usable file, or its first row is wrong
     */
    public static TickFile open(Path file, FileFormat format, Reading reading) {
        return open(file, format, reading, Span.ALL);
    }

    /**
     * Opens a part of a file.
     *
     * @param file path
     * @param format what it is
     * @param reading how to read it
     * @param span which rows of it; the others are read and left out
     * @return the file on its first event in the span
     * @throws FeedException when it is no usable file, or has no row in the span
     */
    public static TickFile open(Path file, FileFormat format, Reading reading, Span span) {
        EventReader whole = format.open(file, reading);
        EventReader reader = span.equals(Span.ALL) ? whole : new SpanReader(whole, span);
        try {
            return new TickFile(file, reading.instrumentId(), reader);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * The path.
     *
     * @return as it was given
     */
    public Path file() {
        return file;
    }

    /**
     * What the rows are about.
     *
     * @return id in the instrument table
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * What the event at hand is.
     *
     * @return trade, quote or bar
     */
    public DataKind kind() {
        return reader.kind();
    }

    /**
     * Length of the bars.
     *
     * @return empty for trades and quotes
     */
    public Optional<Timeframe> timeframe() {
        return reader.timeframe();
    }

    /**
     * Time of the first event: the venue's, or the end of the first bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /**
     * Whether the file tells traded sizes, sizes at both bid and ask, or volumes.
     *
     * @return false when all sizes are 0 for want of a column
     */
    public boolean hasSizes() {
        return reader.hasSize();
    }

    /**
     * Rows so far that gave no event although nothing is wrong with them.
     *
     * @return from 0
     */
    public long skippedRows() {
        return reader.skippedRows();
    }

    /**
     * Rows or messages so far, as {@link EventReader#rows(long)}.
     *
     * @param events events so far
     * @return from 0
     */
    public long rows(long events) {
        return reader.rows(events);
    }

    /**
     * Faults of the recording so far, as {@link EventReader#faults()}.
     *
     * @return from 0
     */
    public long faults() {
        return reader.faults();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Time in the first row: the venue's, or the start of the first bar. */
    long firstRowTimeNs() {
        return firstRowTimeNs;
    }

    /** Time in the row at hand. */
    long rowTimeNs() {
        return reader.rowTimeNs();
    }

    /** Time of the event at hand. */
    long timeNs() {
        return reader.timeNs();
    }

    /** Number of the line at hand. */
    long line() {
        return reader.line();
    }

    /** Moves to the next event; false at the end. */
    boolean advance() {
        return reader.advance();
    }

    /** Offers the event at hand; false when the sink is closed. */
    boolean writeTo(EventSink sink) {
        return reader.writeTo(sink);
    }
}
