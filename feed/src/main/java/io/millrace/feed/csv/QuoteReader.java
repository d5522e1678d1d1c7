package io.millrace.feed.csv;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.QuoteRow;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.model.event.EventSink;

/** Rows of quotes. */
final class QuoteReader extends RowReader {

    private final QuoteRow row;
    private final int bidColumn;
    private final int askColumn;
    private final int bidSizeColumn;
    private final int askSizeColumn;
    private final int receivedColumn;

    QuoteReader(Rows rows, Columns columns, Reading reading) {
        super(rows, columns, reading.backwardsNs());
        row = new QuoteRow(reading.instrumentId());
        bidColumn = columns.find("bid", "bid_price");
        askColumn = columns.find("ask", "ask_price");
        bidSizeColumn = columns.find("bid_size", "bid_amount");
        askSizeColumn = columns.find("ask_size", "ask_amount");
        receivedColumn = columns.find("local_timestamp");
    }

    @Override
    public DataKind kind() {
        return DataKind.QUOTES;
    }

    @Override
    public boolean hasSize() {
        return bidSizeColumn != Columns.ABSENT && askSizeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        row.begin(rowTimeNs(), price(bidColumn), price(askColumn))
                .sizes(size(bidSizeColumn), size(askSizeColumn))
                .received(received(receivedColumn));
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
