package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteFlyweight;

/** Rows of quotes. A crossed quote is marked, not refused: real venues send them. */
final class QuoteReader extends RowReader {

    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final int instrumentId;
    private final int bidColumn;
    private final int askColumn;
    private final int bidSizeColumn;
    private final int askSizeColumn;

    private long bidPrice;
    private long askPrice;
    private long bidSize;
    private long askSize;

    QuoteReader(Rows rows, Columns columns, int instrumentId) {
        super(rows, columns);
        this.instrumentId = instrumentId;
        bidColumn = columns.find("bid");
        askColumn = columns.find("ask");
        bidSizeColumn = columns.find("bid_size");
        askSizeColumn = columns.find("ask_size");
    }

    @Override
    boolean hasSize() {
        return bidSizeColumn != Columns.ABSENT && askSizeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        bidPrice = price(bidColumn);
        askPrice = price(askColumn);
        bidSize = size(bidSizeColumn);
        askSize = size(askSizeColumn);
    }

    @Override
    public boolean writeTo(EventSink sink) {
        int offset = sink.claim(EventType.QUOTE, instrumentId, QuoteFlyweight.LENGTH, rowTimeNs());
        if (offset == EventSink.CLOSED) {
            return false;
        }
        clearLastWord(sink, offset, QuoteFlyweight.LENGTH);
        quote.wrap(sink.buffer(), offset)
                .venueTimeNs(rowTimeNs())
                .receiveTimeNs(rowTimeNs())
                .bidPrice(bidPrice)
                .askPrice(askPrice)
                .bidSize(bidSize)
                .askSize(askSize)
                .venueSequence(0)
                .suspect((byte) (bidPrice > askPrice ? 1 : 0));
        sink.commit();
        return true;
    }
}
