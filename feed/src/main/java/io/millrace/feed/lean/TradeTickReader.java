package io.millrace.feed.lean;

import io.millrace.feed.file.TradeRow;
import io.millrace.model.event.EventSink;

import java.util.List;

/**
 * Trades of shares. The official opening and closing prints are no trades of their own: they repeat
 * the auction's price with a size that the venue's volume does not count, so they are skipped.
 * Equal rows are different trades and are all kept.
 */
final class TradeTickReader extends LeanReader {

    private static final int PRICE = 1;
    private static final int SIZE = 2;
    private static final int EXCHANGE = 3;
    private static final int CONDITION = 4;
    private static final int SUSPICIOUS = 5;
    private static final List<String> COLUMNS =
            List.of("time", "price", "size", "exchange", "condition", "suspicious");

    private static final long OFFICIAL_CLOSE = 0x100_0000;
    private static final long OFFICIAL_OPEN = 0x400_0000;

    private final TradeRow row;

    TradeTickReader(LeanFile file) {
        super(file, COLUMNS);
        row = new TradeRow(file.reading().instrumentId());
    }

    @Override
    public boolean hasSize() {
        return true;
    }

    @Override
    boolean readRow() {
        checkName(EXCHANGE);
        row.begin(rowTimeNs(), price(PRICE)).size(size(SIZE)).suspect(isSet(SUSPICIOUS));
        return (flags(CONDITION) & (OFFICIAL_CLOSE | OFFICIAL_OPEN)) == 0;
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
