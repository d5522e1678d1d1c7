package io.millrace.feed.file;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.time.Timeframe;

/** Rows of bars. The time in the file is a bar's start; its event comes at its end. */
final class BarReader extends RowReader {

    private final BarFlyweight bar = new BarFlyweight();
    private final int instrumentId;
    private final Timeframe timeframe;
    private final int openColumn;
    private final int highColumn;
    private final int lowColumn;
    private final int closeColumn;
    private final int volumeColumn;

    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    BarReader(Rows rows, Columns columns, int instrumentId, Timeframe timeframe) {
        super(rows, columns);
        this.instrumentId = instrumentId;
        this.timeframe = timeframe;
        openColumn = columns.find("open");
        highColumn = columns.find("high");
        lowColumn = columns.find("low");
        closeColumn = columns.find("close");
        volumeColumn = columns.find("volume");
    }

    @Override
    boolean hasSize() {
        return volumeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs() + timeframe.lengthNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        if (rowTimeNs() - timeBeforeNs < timeframe.lengthNs()) {
            throw refusal(
                    columns().time(),
                    "bars of " + timeframe.label() + " must be at least that far apart");
        }
        open = price(openColumn);
        high = price(highColumn);
        low = price(lowColumn);
        close = price(closeColumn);
        volume = size(volumeColumn);
        if (high < open || high < close || high < low) {
            throw refusal(highColumn, "it must not be below open, low and close");
        }
        if (low > open || low > close) {
            throw refusal(lowColumn, "it must not be above open, high and close");
        }
    }

    @Override
    public boolean writeTo(EventSink sink) {
        int offset = sink.claim(EventType.BAR, instrumentId, BarFlyweight.LENGTH, timeNs());
        if (offset == EventSink.CLOSED) {
            return false;
        }
        bar.wrap(sink.buffer(), offset)
                .startNs(rowTimeNs())
                .open(open)
                .high(high)
                .low(low)
                .close(close)
                .volume(volume)
                .tradeCount(0)
                .timeframe(timeframe.code());
        sink.commit();
        return true;
    }
}
