package io.millrace.feed.lean;

import io.millrace.feed.file.QuoteRow;
import io.millrace.model.event.EventSink;

import java.util.List;

/** Quotes of currencies and contracts for difference: bid and ask in every row, no sizes. */
final class PairTickReader extends LeanReader {

    private static final int BID = 1;
    private static final int ASK = 2;
    private static final List<String> COLUMNS = List.of("time", "bid", "ask");

    private final QuoteRow row;

    PairTickReader(LeanFile file) {
        super(file, COLUMNS);
        row = new QuoteRow(file.reading().instrumentId());
    }

    @Override
    public boolean hasSize() {
        return false;
    }

    @Override
    boolean readRow() {
        row.begin(rowTimeNs(), price(BID), price(ASK));
        return true;
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
