package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.QuoteBarRow;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** Rows of two files, bid and ask, whose times are the same. */
final class PairReader implements EventReader {

    private final BarReader bids;
    private final BarReader asks;
    private final QuoteBarRow row;

    PairReader(BarReader bids, BarReader asks, int instrumentId) {
        this.bids = bids;
        this.asks = asks;
        row = new QuoteBarRow(instrumentId, bids.timeframe().orElseThrow());
    }

    @Override
    public boolean advance() {
        boolean anyBid = bids.advance();
        boolean anyAsk = asks.advance();
        if (anyBid != anyAsk) {
            throw anyBid ? lone(bids, asks) : lone(asks, bids);
        }
        if (!anyBid) {
            return false;
        }
        if (bids.rowTimeNs() != asks.rowTimeNs()) {
            throw bids.rows()
                    .refusal(
                            bids.timeText(),
                            "it must be the time of line "
                                    + asks.line()
                                    + " of "
                                    + asks.rows().file()
                                    + ", where "
                                    + asks.timeText());
        }
        row.begin(bids.rowTimeNs());
        bids.toBids(row);
        asks.toAsks(row);
        return true;
    }

    private static FeedException lone(BarReader more, BarReader fewer) {
        return more.rows()
                .refusal(
                        more.timeText(),
                        fewer.rows().file()
                                + " ends at line "
                                + fewer.line()
                                + " and must have the same rows");
    }

    @Override
    public DataKind kind() {
        return DataKind.QUOTE_BARS;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return bids.timeframe();
    }

    @Override
    public long timeNs() {
        return bids.timeNs();
    }

    @Override
    public long rowTimeNs() {
        return bids.rowTimeNs();
    }

    @Override
    public long line() {
        return bids.line();
    }

    @Override
    public boolean hasSize() {
        return false;
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }

    @Override
    public void close() {
        bids.close();
        asks.close();
    }
}
