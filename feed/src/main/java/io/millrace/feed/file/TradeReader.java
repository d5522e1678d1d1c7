package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.state.Side;

/** Rows of trades. */
final class TradeReader extends RowReader {

    private final TradeFlyweight trade = new TradeFlyweight();
    private final int instrumentId;
    private final int priceColumn;
    private final int sizeColumn;
    private final int sideColumn;
    private final int identifierColumn;

    private long price;
    private long size;
    private long venueSequence;
    private byte aggressor;

    TradeReader(Rows rows, Columns columns, int instrumentId) {
        super(rows, columns);
        this.instrumentId = instrumentId;
        priceColumn = columns.find("price");
        int column = columns.find("size", "quantity", "qty", "amount");
        sizeColumn = column == Columns.ABSENT ? columns.find("volume") : column;
        sideColumn = columns.find("side");
        int identifier = columns.find("trade_id");
        identifierColumn = identifier == Columns.ABSENT ? columns.find("id") : identifier;
    }

    @Override
    boolean hasSize() {
        return sizeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        price = price(priceColumn);
        size = size(sizeColumn);
        aggressor = sideColumn == Columns.ABSENT ? (byte) Side.NONE.code() : side();
        venueSequence = identifier(identifierColumn);
    }

    @Override
    public boolean writeTo(EventSink sink) {
        int offset = sink.claim(EventType.TRADE, instrumentId, TradeFlyweight.LENGTH, rowTimeNs());
        if (offset == EventSink.CLOSED) {
            return false;
        }
        clearLastWord(sink, offset, TradeFlyweight.LENGTH);
        trade.wrap(sink.buffer(), offset)
                .venueTimeNs(rowTimeNs())
                .receiveTimeNs(rowTimeNs())
                .price(price)
                .size(size)
                .venueSequence(venueSequence)
                .aggressor(aggressor)
                .suspect((byte) 0);
        sink.commit();
        return true;
    }

    private byte side() {
        Rows rows = rows();
        rows.select(sideColumn);
        if (is("buy") || is("b") || is("1")) {
            return (byte) Side.BUY.code();
        }
        if (is("sell") || is("s") || is("-1")) {
            return (byte) Side.SELL.code();
        }
        if (is("") || is("unknown")) {
            return (byte) Side.NONE.code();
        }
        throw refusal(sideColumn, "it must be buy, sell, b, s, 1, -1 or unknown");
    }

    private boolean is(String word) {
        Rows rows = rows();
        int from = rows.from();
        if (rows.to() - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte b = rows.bytes()[from + i];
            int lower = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
