package io.millrace.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TradeRow;
import io.millrace.model.event.EventSink;
import io.millrace.model.state.Side;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Rows of trades. */
final class TradeReader extends RowReader {

    private final TradeRow row;
    private final Cell price;
    private final @Nullable Cell size;
    private final @Nullable Cell side;
    private final @Nullable Cell identifier;
    private final boolean isNautilus;

    TradeReader(Columns columns, Reading reading) {
        super(columns, reading.backwardsNs());
        row = new TradeRow(reading.instrumentId());
        price = columns.requireNumber("price");
        Cell found = columns.findNumber("size", "quantity", "qty", "amount");
        size = found == null ? columns.findNumber("volume") : found;
        side = columns.side();
        Cell number = columns.find("trade_id");
        identifier = number == null ? columns.find("id") : number;
        isNautilus = columns.isNautilus();
    }

    @Override
    public DataKind kind() {
        return DataKind.TRADES;
    }

    @Override
    public boolean hasSize() {
        return size != null;
    }

    @Override
    public long timeNs() {
        return rowTimeNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        row.begin(rowTimeNs(), price(price))
                .size(size(size))
                .received(received())
                .aggressor(side == null ? Side.NONE : aggressor(side))
                .identifier(identifier(identifier));
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }

    private Side aggressor(Cell cell) {
        String text = new String(cell.bytes(), UTF_8).toLowerCase(Locale.ROOT);
        return isNautilus ? nautilus(cell, text) : word(cell, text);
    }

    private Side word(Cell cell, String text) {
        return switch (text) {
            case "buy", "b", "1" -> Side.BUY;
            case "sell", "s", "-1" -> Side.SELL;
            case "", "unknown" -> Side.NONE;
            default -> throw refusal(cell, "it must be buy, sell, b, s, 1, -1 or unknown");
        };
    }

    private Side nautilus(Cell cell, String text) {
        return switch (text) {
            case "1" -> Side.BUY;
            case "2" -> Side.SELL;
            case "", "0" -> Side.NONE;
            default -> throw refusal(cell, "it must be 0 (none), 1 (buyer) or 2 (seller)");
        };
    }
}
