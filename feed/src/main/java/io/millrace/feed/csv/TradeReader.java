package io.millrace.feed.csv;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TradeRow;
import io.millrace.feed.text.Rows;
import io.millrace.model.event.EventSink;
import io.millrace.model.state.Side;

/** Rows of trades. */
final class TradeReader extends RowReader {

    private final TradeRow row;
    private final int priceColumn;
    private final int sizeColumn;
    private final int sideColumn;
    private final int identifierColumn;
    private final int receivedColumn;
    private final boolean bidAsk;

    TradeReader(Rows rows, Columns columns, Reading reading) {
        super(rows, columns, reading.backwardsNs());
        row = new TradeRow(reading.instrumentId());
        priceColumn = columns.find("price");
        int column = columns.find("size", "quantity", "qty", "amount");
        sizeColumn = column == Columns.ABSENT ? columns.find("volume") : column;
        bidAsk = columns.isMtGox();
        sideColumn = bidAsk ? columns.find("type") : columns.find("side");
        receivedColumn = columns.find("local_timestamp");
        int identifier = columns.find("trade_id");
        identifierColumn = identifier == Columns.ABSENT ? columns.find("id") : identifier;
    }

    @Override
    public DataKind kind() {
        return DataKind.TRADES;
    }

    @Override
    public boolean hasSize() {
        return sizeColumn != Columns.ABSENT;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        row.begin(rowTimeNs(), price(priceColumn))
                .size(size(sizeColumn))
                .received(received(receivedColumn))
                .aggressor(sideColumn == Columns.ABSENT ? Side.NONE : side())
                .identifier(identifier(identifierColumn));
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }

    private Side side() {
        Rows rows = rows();
        rows.select(sideColumn);
        if (bidAsk) {
            return bidOrAsk();
        }
        if (is("buy") || is("b") || is("1")) {
            return Side.BUY;
        }
        if (is("sell") || is("s") || is("-1")) {
            return Side.SELL;
        }
        if (is("") || is("unknown")) {
            return Side.NONE;
        }
        throw refusal(sideColumn, "it must be buy, sell, b, s, 1, -1 or unknown");
    }

    private Side bidOrAsk() {
        if (is("bid")) {
            return Side.BUY;
        }
        if (is("ask")) {
            return Side.SELL;
        }
        throw refusal(sideColumn, "it must be bid or ask");
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
