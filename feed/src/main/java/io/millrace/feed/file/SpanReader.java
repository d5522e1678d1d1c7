package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** Reads all rows of a file and shows those of a span. */
final class SpanReader implements EventReader {

    private final EventReader whole;
    private final Span span;

    SpanReader(EventReader whole, Span span) {
        this.whole = whole;
        this.span = span;
    }

    @Override
    public boolean advance() {
        while (whole.advance()) {
            if (span.contains(whole.rowTimeNs())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DataKind kind() {
        return whole.kind();
    }

    @Override
    public long timeNs() {
        return whole.timeNs();
    }

    @Override
    public long rowTimeNs() {
        return whole.rowTimeNs();
    }

    @Override
    public long line() {
        return whole.line();
    }

    @Override
    public boolean hasSize() {
        return whole.hasSize();
    }

    @Override
    public long skippedRows() {
        return whole.skippedRows();
    }

    @Override
    public long rows(long events) {
        return whole.rows(events);
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return whole.timeframe();
    }

    @Override
    public long faults() {
        return whole.faults();
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return whole.writeTo(sink);
    }

    @Override
    public void close() {
        whole.close();
    }
}
