package io.millrace.feed.lean;

import io.millrace.feed.file.QuoteBarRow;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * Bars of quotes. A side whose four prices are empty or 0 did not move: it stays flat at its last
 * close, and before there is one the row is skipped. The sizes at the close are not part of a bar
 * here; they must be numbers from 0.
 */
final class QuoteBarReader extends LeanReader {

    private static final int BID_OPEN = 1;
    private static final int BID_SIZE = 5;
    private static final int ASK_OPEN = 6;
    private static final int ASK_SIZE = 10;
    private static final List<String> COLUMNS =
            List.of(
                    "time",
                    "bid open",
                    "bid high",
                    "bid low",
                    "bid close",
                    "bid size",
                    "ask open",
                    "ask high",
                    "ask low",
                    "ask close",
                    "ask size");

    private final QuoteBarRow row;
    private final Prices bid;
    private final Prices ask;

    QuoteBarReader(LeanFile file, Timeframe timeframe) {
        super(file, COLUMNS);
        row = new QuoteBarRow(file.reading().instrumentId(), timeframe);
        bid = new Prices(this, BID_OPEN);
        ask = new Prices(this, ASK_OPEN);
    }

    @Override
    public boolean hasSize() {
        return false;
    }

    @Override
    boolean readRow() {
        boolean hasBid = bid.readOrKeep();
        boolean hasAsk = ask.readOrKeep();
        if (!hasBid && !hasAsk) {
            throw refusal(BID_OPEN, "a row must have bids or asks");
        }
        checkSize(BID_SIZE);
        checkSize(ASK_SIZE);
        row.begin(rowTimeNs())
                .bids(bid.open(), bid.high(), bid.low(), bid.close())
                .asks(ask.open(), ask.high(), ask.low(), ask.close());
        return bid.isKnown() && ask.isKnown();
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
