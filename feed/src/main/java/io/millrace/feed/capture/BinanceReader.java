package io.millrace.feed.capture;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.QuoteRow;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TradeRow;
import io.millrace.feed.json.JsonFields;
import io.millrace.model.event.EventSink;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** The trades and quotes of a recording, see {@link BinanceRaw}. */
final class BinanceReader implements EventReader {

    private final BinanceMessage message;
    private final LocalBook book = new LocalBook();
    private final TradeRow trade;
    private final QuoteRow quote;
    private final boolean hasTicker;

    /** Which of the two kinds of trades came first; the other tells the same ones again. */
    private BinanceKind trades = BinanceKind.OTHER;

    private DataKind kind = DataKind.QUOTES;
    private long newestNs;
    private long bidPrice;
    private long bidSize;
    private long askPrice;
    private long askSize;

    /**
     * Reads a recording.
     *
     * @param message in front of the first
     * @param reading how to read it
     * @param hasTicker whether quotes come as messages; otherwise they come from the book
     */
    BinanceReader(BinanceMessage message, Reading reading, boolean hasTicker) {
        this.message = message;
        this.hasTicker = hasTicker;
        this.trade = new TradeRow(reading.instrumentId());
        this.quote = new QuoteRow(reading.instrumentId());
    }

    @Override
    public boolean advance() {
        while (message.next()) {
            newestNs = Math.max(newestNs, message.venueTimeNs());
            boolean found =
                    switch (message.kind()) {
                        case TRADE -> readTrade(BinanceKind.TRADE, BinanceMessage.TRADE_ID);
                        case AGGREGATE -> readTrade(BinanceKind.AGGREGATE, BinanceMessage.ASK);
                        case TICKER -> readTicker();
                        case DEPTH -> readDepth();
                        case SNAPSHOT -> readSnapshot();
                        case OTHER -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private boolean readTrade(BinanceKind own, int identifier) {
        if (trades == BinanceKind.OTHER) {
            trades = own;
        }
        if (trades != own) {
            return false;
        }
        JsonFields fields = message.fields();
        boolean market =
                !fields.has(BinanceMessage.EXECUTION)
                        || fields.is(BinanceMessage.EXECUTION, "MARKET");
        // Settlements of the insurance fund are no trades of the market; some have no price.
        if (!market && fields.size(BinanceMessage.PRICE) == 0) {
            return false;
        }
        boolean sold = fields.isTrue(BinanceMessage.BUYER_IS_MAKER);
        trade.begin(timeNs(message.venueTimeNs()), fields.price(BinanceMessage.PRICE))
                .size(fields.size(BinanceMessage.QUANTITY))
                .aggressor(sold ? Side.SELL : Side.BUY)
                .identifier(fields.identifier(identifier))
                .suspect(!market)
                .received(receivedNs(trade.venueTimeNs()));
        kind = DataKind.TRADES;
        return true;
    }

    private boolean readTicker() {
        JsonFields fields = message.fields();
        long bid = fields.size(BinanceMessage.BID);
        long ask = fields.size(BinanceMessage.ASK);
        long bids = fields.size(BinanceMessage.BID_SIZE);
        long asks = fields.size(BinanceMessage.ASK_SIZE);
        long update = fields.identifier(BinanceMessage.LAST_UPDATE);
        if (bid == 0 || ask == 0) {
            return false;
        }
        long timeNs = timeNs(message.venueTimeNs());
        quote.begin(timeNs, bid, ask).sizes(bids, asks).identifier(update);
        quote.received(receivedNs(timeNs));
        kind = DataKind.QUOTES;
        return true;
    }

    private boolean readDepth() {
        JsonFields fields = message.fields();
        long first = fields.identifier(BinanceMessage.FIRST_UPDATE);
        long last = fields.identifier(BinanceMessage.LAST_UPDATE);
        boolean futures = fields.has(BinanceMessage.UPDATE_BEFORE);
        if (last < first) {
            throw fields.refusal(BinanceMessage.LAST_UPDATE, "it must not be below U");
        }
        long before = futures ? fields.identifier(BinanceMessage.UPDATE_BEFORE) : first - 1;
        if (!book.begin(before, last) || hasTicker) {
            return false;
        }
        setSide(BinanceMessage.BID, true, false);
        setSide(BinanceMessage.ASK, false, false);
        return takeTop(last);
    }

    private boolean readSnapshot() {
        long update = message.fields().identifier(BinanceMessage.SNAPSHOT_UPDATE);
        if (hasTicker || !book.beginSnapshot(update)) {
            return false;
        }
        setSide(BinanceMessage.BIDS, true, true);
        setSide(BinanceMessage.ASKS, false, true);
        book.endSnapshot();
        return takeTop(update);
    }

    private void setSide(int field, boolean bid, boolean snapshot) {
        message.beginLevels(field);
        while (message.nextLevel()) {
            long price = message.levelPrice();
            long size = message.levelSize();
            boolean room =
                    snapshot ? book.setSnapshot(bid, price, size) : book.set(bid, price, size);
            if (!room) {
                throw message.refusal(
                        "book has more than " + BookSide.MAX_LEVELS + " levels",
                        "a recording must have a snapshot of the book, or the best bid and offer");
            }
        }
    }

    /** Takes the book's best prices as the quote; false when they are the same as before. */
    private boolean takeTop(long update) {
        if (!book.hasTop()) {
            return false;
        }
        long bid = book.bids().bestPrice();
        long bids = book.bids().bestSize();
        long ask = book.asks().bestPrice();
        long asks = book.asks().bestSize();
        if (bid == bidPrice && bids == bidSize && ask == askPrice && asks == askSize) {
            return false;
        }
        bidPrice = bid;
        bidSize = bids;
        askPrice = ask;
        askSize = asks;
        long timeNs = timeNs(message.venueTimeNs());
        quote.begin(timeNs, bid, ask).sizes(bids, asks).identifier(update);
        quote.received(receivedNs(timeNs));
        kind = DataKind.QUOTES;
        return true;
    }

    /** The message's own time; without one the newest the venue told, or that of receipt. */
    private long timeNs(long ownNs) {
        if (ownNs != 0) {
            return ownNs;
        }
        long timeNs = newestNs == 0 ? message.receivedNs() : newestNs;
        if (timeNs == CaptureLines.NO_TIME) {
            throw message.refusal(
                    "message has no time and none stands above",
                    "lines must begin with the receive time in ns");
        }
        return timeNs;
    }

    private long receivedNs(long venueNs) {
        return message.receivedNs() == CaptureLines.NO_TIME ? venueNs : message.receivedNs();
    }

    @Override
    public DataKind kind() {
        return kind;
    }

    @Override
    public long timeNs() {
        return kind == DataKind.TRADES ? trade.venueTimeNs() : quote.venueTimeNs();
    }

    @Override
    public long rowTimeNs() {
        return timeNs();
    }

    @Override
    public long rows(long events) {
        return message.messages();
    }

    @Override
    public long line() {
        return message.line();
    }

    @Override
    public boolean hasSize() {
        return true;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.empty();
    }

    @Override
    public long faults() {
        return book.faults();
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return kind == DataKind.TRADES ? trade.writeTo(sink) : quote.writeTo(sink);
    }

    @Override
    public void close() {
        message.close();
    }
}
