package io.millrace.feed.csv;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.QuoteBarRow;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
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
    private final int[] bidColumns;
    private final int[] askColumns;
    private final long[] bids = new long[PRICES.length];
    private final long[] asks = new long[PRICES.length];

    QuoteBarReader(Rows rows, Columns columns, Reading reading, Timeframe timeframe) {
        super(rows, columns, 0);
        row = new QuoteBarRow(reading.instrumentId(), timeframe);
        this.timeframe = timeframe;
        bidColumns = find(columns, "bid_");
        askColumns = find(columns, "ask_");
    }

    private static int[] find(Columns columns, String prefix) {
        int[] found = new int[PRICES.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = columns.require(prefix + PRICES[i]);
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
        if (rowTimeNs() - timeBeforeNs < timeframe.lengthNs()) {
            throw refusal(
                    columns().time(),
                    "bars of " + timeframe.label() + " must be at least that far apart");
        }
        read(bidColumns, bids);
        read(askColumns, asks);
        row.begin(rowTimeNs())
                .bids(bids[0], bids[1], bids[2], bids[3])
                .asks(asks[0], asks[1], asks[2], asks[3]);
    }

    private void read(int[] columns, long[] prices) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = price(columns[i]);
        }
        long high = prices[1];
        long low = prices[2];
        if (high < prices[0] || high < prices[3] || high < low) {
            throw refusal(columns[1], "it must not be below open, low and close");
        }
        if (low > prices[0] || low > prices[3]) {
            throw refusal(columns[2], "it must not be above open, high and close");
        }
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
