package io.millrace.feed.csv;

import io.millrace.feed.file.BarRow;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.QuoteBarRow;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** Rows of bars. The time in the file is a bar's start or its end; its event comes at its end. */
final class BarReader extends RowReader {

    private final BarRow row;
    private final Timeframe timeframe;
    private final int openColumn;
    private final int highColumn;
    private final int lowColumn;
    private final int closeColumn;
    private final int volumeColumn;
    private final long shiftNs;
    private long open;
    private long high;
    private long low;
    private long close;

    BarReader(Rows rows, Columns columns, Reading reading, Timeframe timeframe) {
        super(rows, columns, 0);
        row = new BarRow(reading.instrumentId(), timeframe);
        this.timeframe = timeframe;
        shiftNs = columns.timeIsEnd() ? timeframe.lengthNs() : 0;
        openColumn = columns.find("open");
        highColumn = columns.find("high");
        lowColumn = columns.find("low");
        closeColumn = columns.find("close");
        volumeColumn = columns.find("volume");
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
        return volumeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs() + timeframe.lengthNs();
    }

    @Override
    long shiftNs() {
        return shiftNs;
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
        row.begin(rowTimeNs()).prices(open, high, low, close).volume(size(volumeColumn));
        if (high < open || high < close || high < low) {
            throw refusal(highColumn, "it must not be below open, low and close");
        }
        if (low > open || low > close) {
            throw refusal(lowColumn, "it must not be above open, high and close");
        }
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }

    /** Takes the prices of the row at hand for bids. */
    void toBids(QuoteBarRow target) {
        target.bids(open, high, low, close);
    }

    /** Takes the prices of the row at hand for asks. */
    void toAsks(QuoteBarRow target) {
        target.asks(open, high, low, close);
    }

    /** Text of the time of the row at hand, and its name. */
    String timeText() {
        rows().select(columns().time());
        return columns().name(columns().time()) + " is \"" + rows().text() + "\"";
    }
}
