package io.millrace.feed.capture;

import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.QuoteRow;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TradeRow;
import io.millrace.feed.json.JsonFields;
import io.millrace.feed.json.JsonReader;
import io.millrace.feed.json.Token;
import io.millrace.feed.text.Lines;
import io.millrace.feed.text.Times;
import io.millrace.model.event.EventSink;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The trades and quotes of a recording, see {@link HyperliquidRaw}. */
final class HyperliquidReader implements EventReader {

    private static final int CHANNEL = 0;
    private static final int DATA = 1;

    private static final int COIN = 0;
    private static final int TIME = 1;
    private static final int LEVELS = 2;
    private static final int BBO = 3;
    private static final int SIDE = 2;
    private static final int PRICE = 3;
    private static final int SIZE = 4;
    private static final int TRADE_ID = 5;
    private static final int LEVEL_PRICE = 0;
    private static final int LEVEL_SIZE = 1;
    private static final int MS = 6;

    private final CaptureLines lines;
    private final JsonFields message;
    private final JsonReader inner;
    private final JsonFields trades;
    private final JsonFields book;
    private final JsonFields level;
    private final Times times = new Times(MS);
    private final TradeRow trade;
    private final QuoteRow quote;
    private final long[] prices = new long[2];
    private final long[] sizes = new long[2];

    private byte[] coin = new byte[0];
    private boolean inTrades;
    private DataKind kind = DataKind.QUOTES;

    HyperliquidReader(Path file, Reading reading) {
        lines = new CaptureLines(file);
        message = new JsonFields(lines.reader(), "channel", "data");
        inner = new JsonReader(file.toString());
        trades = new JsonFields(inner, "coin", "time", "side", "px", "sz", "tid");
        book = new JsonFields(inner, "coin", "time", "levels", "bbo");
        level = new JsonFields(inner, "px", "sz");
        trade = new TradeRow(reading.instrumentId());
        quote = new QuoteRow(reading.instrumentId());
    }

    @Override
    public boolean advance() {
        do {
            if (inTrades && nextTrade()) {
                return true;
            }
            if (!lines.next(message)) {
                return false;
            }
        } while (!readMessage());
        return true;
    }

    /** Whether the message gives a quote; trades are taken one by one afterwards. */
    private boolean readMessage() {
        if (message.is(CHANNEL, "trades")) {
            enter(message, DATA);
            inner.expect(Token.ARRAY);
            inTrades = true;
            return false;
        }
        boolean levels = message.is(CHANNEL, "l2Book");
        if (!levels && !message.is(CHANNEL, "bbo")) {
            return false;
        }
        enter(message, DATA);
        inner.expect(Token.OBJECT);
        book.readObject();
        checkCoin(book);
        long timeNs = book.time(TIME, times);
        return (levels ? readLevels() : readBest()) && setQuote(timeNs);
    }

    private boolean nextTrade() {
        if (inner.next() == Token.ARRAY_END) {
            inTrades = false;
            return false;
        }
        if (inner.token() != Token.OBJECT) {
            throw inner.unexpected("a trade {coin, side, px, sz, time, tid}");
        }
        trades.readObject();
        checkCoin(trades);
        trade.begin(trades.time(TIME, times), trades.price(PRICE))
                .size(trades.size(SIZE))
                .aggressor(side())
                .identifier(trades.identifier(TRADE_ID))
                .received(receivedNs(trade.venueTimeNs()));
        kind = DataKind.TRADES;
        return true;
    }

    private Side side() {
        if (trades.is(SIDE, "B")) {
            return Side.BUY;
        }
        if (trades.is(SIDE, "A")) {
            return Side.SELL;
        }
        throw trades.refusal(SIDE, "it must be B or A");
    }

    /** Reads the first level of both sides; false when one has none. */
    private boolean readLevels() {
        enter(book, LEVELS);
        inner.expect(Token.ARRAY);
        boolean both = true;
        for (int side = 0; side < 2; side++) {
            inner.expect(Token.ARRAY);
            boolean any = readLevel(side);
            both &= any;
            while (any && inner.next() != Token.ARRAY_END) {
                inner.skip();
            }
        }
        inner.expect(Token.ARRAY_END);
        return both;
    }

    private boolean readBest() {
        enter(book, BBO);
        inner.expect(Token.ARRAY);
        return readLevel(0) && readLevel(1);
    }

    /** Reads the level at hand; false when there is none. */
    private boolean readLevel(int side) {
        int token = inner.next();
        if (token == Token.ARRAY_END || token == Token.NULL) {
            return false;
        }
        if (token != Token.OBJECT) {
            throw inner.unexpected("a level {px, sz}");
        }
        level.readObject();
        prices[side] = level.price(LEVEL_PRICE);
        sizes[side] = level.size(LEVEL_SIZE);
        return true;
    }

    private boolean setQuote(long timeNs) {
        quote.begin(timeNs, prices[0], prices[1])
                .sizes(sizes[0], sizes[1])
                .received(receivedNs(timeNs));
        kind = DataKind.QUOTES;
        return true;
    }

    /** Begins the value of a field. */
    private void enter(JsonFields fields, int field) {
        if (!fields.has(field)) {
            throw fields.refusal(field, "it must be there");
        }
        Lines line = lines.lines();
        inner.wrap(line.bytes(), line.from(), fields.from(field), fields.to(field), line.line());
    }

    /** A file is about one instrument; two would be mixed up without a word. */
    private void checkCoin(JsonFields fields) {
        if (!fields.isA(COIN, Token.STRING)) {
            throw fields.refusal(COIN, "it must be the name of a coin");
        }
        byte[] bytes = lines.lines().bytes();
        int from = fields.from(COIN);
        int to = fields.to(COIN);
        if (coin.length == 0) {
            coin = Arrays.copyOfRange(bytes, from, to);
        } else if (!Arrays.equals(coin, 0, coin.length, bytes, from, to)) {
            throw fields.refusal(COIN, "a file must be about one coin");
        }
    }

    private long receivedNs(long venueNs) {
        return lines.receivedNs() == CaptureLines.NO_TIME ? venueNs : lines.receivedNs();
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
        return lines.messages();
    }

    @Override
    public long line() {
        return lines.line();
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
    public boolean writeTo(EventSink sink) {
        return kind == DataKind.TRADES ? trade.writeTo(sink) : quote.writeTo(sink);
    }

    @Override
    public void close() {
        lines.close();
    }
}
