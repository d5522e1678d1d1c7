package io.millrace.parquet;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.QuoteBarRow;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/**
 * Rows of bars of bid and ask. The time in the file is a bar's start; its event comes at its end.
 */
final class QuoteBarReader extends RowReader {

    private static final String[] PRICES = {"open", "high", "low", "close"};

    private final QuoteBarRow row;
    private final Timeframe timeframe;
    private final Cell[] bidCells;
    private final Cell[] askCells;
    private final long[] bids = new long[PRICES.length];
    private final long[] asks = new long[PRICES.length];

    QuoteBarReader(Columns columns, Reading reading, Timeframe timeframe) {
        super(columns, 0);
        row = new QuoteBarRow(reading.instrumentId(), timeframe);
        this.timeframe = timeframe;
        bidCells = cells(columns, "bid_");
        askCells = cells(columns, "ask_");
    }

    private static Cell[] cells(Columns columns, String prefix) {
        Cell[] found = new Cell[PRICES.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = columns.requireNumber(prefix + PRICES[i]);
        }
        return found;
    }

    @Override
    public DataKind kind() {
        return DataKind.QUOTE_BARS;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.of(timeframe);
    }

    @Override
    public boolean hasSize() {
        return false;
    }

    @Override
    public long timeNs() {
        return rowTimeNs() + timeframe.lengthNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        checkApart(timeBeforeNs, timeframe);
        readPrices(bidCells, bids);
        readPrices(askCells, asks);
        row.begin(rowTimeNs())
                .bids(bids[0], bids[1], bids[2], bids[3])
                .asks(asks[0], asks[1], asks[2], asks[3]);
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
