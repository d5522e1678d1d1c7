package io.millrace.parquet;

import io.millrace.feed.file.BarRow;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Rows of bars. The time in the file is a bar's start; its event comes at its end. */
final class BarReader extends RowReader {

    private final BarRow row;
    private final Timeframe timeframe;
    private final Cell[] cells;
    private final @Nullable Cell volume;
    private final long[] prices = new long[4];

    BarReader(Columns columns, Reading reading, Timeframe timeframe) {
        super(columns, 0);
        row = new BarRow(reading.instrumentId(), timeframe);
        this.timeframe = timeframe;
        cells =
                new Cell[] {
                    columns.requireNumber("open"),
                    columns.requireNumber("high"),
                    columns.requireNumber("low"),
                    columns.requireNumber("close")
                };
        volume = columns.findNumber("volume");
    }

    @Override
    public DataKind kind() {
        return DataKind.BARS;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.of(timeframe);
    }

    @Override
    public boolean hasSize() {
        return volume != null;
    }

    @Override
    public long timeNs() {
        return rowTimeNs() + timeframe.lengthNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        checkApart(timeBeforeNs, timeframe);
        readPrices(cells, prices);
        row.begin(rowTimeNs())
                .prices(prices[0], prices[1], prices[2], prices[3])
                .volume(size(volume));
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
