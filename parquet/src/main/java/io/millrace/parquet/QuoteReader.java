package io.millrace.parquet;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.QuoteRow;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventSink;

import org.jspecify.annotations.Nullable;

/** Rows of quotes. */
final class QuoteReader extends RowReader {

    private final QuoteRow row;
    private final Cell bid;
    private final Cell ask;
    private final @Nullable Cell bidSize;
    private final @Nullable Cell askSize;

    QuoteReader(Columns columns, Reading reading) {
        super(columns, reading.backwardsNs());
        row = new QuoteRow(reading.instrumentId());
        bid = columns.requireNumber("bid", "bid_price");
        ask = columns.requireNumber("ask", "ask_price");
        bidSize = columns.findNumber("bid_size", "bid_amount");
        askSize = columns.findNumber("ask_size", "ask_amount");
    }

    @Override
    public DataKind kind() {
        return DataKind.QUOTES;
    }

    @Override
    public boolean hasSize() {
        return bidSize != null && askSize != null;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        row.begin(rowTimeNs(), price(bid), price(ask))
                .sizes(size(bidSize), size(askSize))
                .received(received());
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
