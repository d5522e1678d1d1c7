package io.millrace.feed.lean;

import io.millrace.feed.file.QuoteRow;
import io.millrace.model.event.EventSink;
import io.millrace.model.fixed.FixedPoint;

import java.util.List;

/**
 * Quotes of shares, the best over all exchanges: a row replaces the side that it names, and the
 * other stays as it was. A quote comes with every row from the first on that completes it. It is
 * suspect as long as one of its sides comes from a suspicious row.
 */
final class QuoteTickReader extends LeanReader {

    private static final int BID = 1;
    private static final int BID_SIZE = 2;
    private static final int ASK = 3;
    private static final int ASK_SIZE = 4;
    private static final int EXCHANGE = 5;
    private static final int CONDITION = 6;
    private static final int SUSPICIOUS = 7;
    private static final List<String> COLUMNS =
            List.of(
                    "time",
                    "bid",
                    "bid size",
                    "ask",
                    "ask size",
                    "exchange",
                    "condition",
                    "suspicious");

    private final QuoteRow row;
    private long bid = FixedPoint.NONE;
    private long bidSize;
    private boolean bidSuspect;
    private long ask = FixedPoint.NONE;
    private long askSize;
    private boolean askSuspect;

    QuoteTickReader(LeanFile file) {
        super(file, COLUMNS);
        row = new QuoteRow(file.reading().instrumentId());
    }

    @Override
    public boolean hasSize() {
        return true;
    }

    @Override
    boolean readRow() {
        checkName(EXCHANGE);
        flags(CONDITION);
        boolean suspicious = isSet(SUSPICIOUS);
        boolean hasBid = hasSide(BID, BID_SIZE);
        boolean hasAsk = hasSide(ASK, ASK_SIZE);
        if (!hasBid && !hasAsk) {
            throw refusal(BID, "a row must have a bid or an ask");
        }
        if (hasBid) {
            bid = price(BID);
            bidSize = size(BID_SIZE);
            bidSuspect = suspicious;
        }
        if (hasAsk) {
            ask = price(ASK);
            askSize = size(ASK_SIZE);
            askSuspect = suspicious;
        }
        row.begin(rowTimeNs(), bid, ask).sizes(bidSize, askSize).suspect(bidSuspect || askSuspect);
        return bid != FixedPoint.NONE && ask != FixedPoint.NONE;
    }

    private boolean hasSide(int price, int size) {
        if (!isAbsent(price)) {
            return true;
        }
        if (!isAbsent(size)) {
            throw refusal(size, "without a price it must be 0");
        }
        return false;
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
