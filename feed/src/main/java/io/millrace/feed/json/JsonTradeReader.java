package io.millrace.feed.json;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TradeRow;
import io.millrace.model.event.EventSink;
import io.millrace.model.state.Side;

/** Rows of trades. The side is the taker's, as exchanges and the library ccxt give it. */
final class JsonTradeReader extends JsonRowReader {

    private static final int IDENTIFIER = 1;
    private static final int SIDE = 3;
    private static final int PRICE = 4;
    private static final int AMOUNT = 5;

    private final TradeRow row;

    JsonTradeReader(JsonRows rows, Reading reading) {
        super(rows, reading.backwardsNs());
        row = new TradeRow(reading.instrumentId());
    }

    @Override
    public DataKind kind() {
        return DataKind.TRADES;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        JsonFields fields = fields();
        row.begin(rowTimeNs(), fields.price(PRICE))
                .size(fields.size(AMOUNT))
                .aggressor(side(fields))
                .identifier(fields.has(IDENTIFIER) ? fields.identifier(IDENTIFIER) : 0);
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }

    private static Side side(JsonFields fields) {
        if (fields.is(SIDE, "buy")) {
            return Side.BUY;
        }
        if (fields.is(SIDE, "sell")) {
            return Side.SELL;
        }
        if (!fields.has(SIDE)) {
            return Side.NONE;
        }
        throw fields.refusal(SIDE, "it must be buy, sell or null");
    }
}
