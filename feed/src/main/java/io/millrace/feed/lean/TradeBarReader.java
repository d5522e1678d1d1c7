package io.millrace.feed.lean;

import io.millrace.feed.file.BarRow;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.List;

/** Bars of trades. */
final class TradeBarReader extends LeanReader {

    private static final int OPEN = 1;
    private static final int VOLUME = 5;
    private static final List<String> COLUMNS =
            List.of("time", "open", "high", "low", "close", "volume");

    private final BarRow row;
    private final Prices prices;

    TradeBarReader(LeanFile file, Timeframe timeframe) {
        super(file, COLUMNS);
        Reading reading = file.reading();
        row = new BarRow(reading.instrumentId(), timeframe);
        prices = new Prices(this, OPEN);
    }

    @Override
    public boolean hasSize() {
        return true;
    }

    @Override
    boolean readRow() {
        prices.read();
        row.begin(rowTimeNs())
                .prices(prices.open(), prices.high(), prices.low(), prices.close())
                .volume(size(VOLUME));
        return true;
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
