package io.millrace.feed.capture;

import io.millrace.feed.FeedException;
import io.millrace.feed.json.JsonFields;
import io.millrace.feed.json.JsonReader;
import io.millrace.feed.json.Token;
import io.millrace.feed.text.Lines;
import io.millrace.feed.text.Times;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * One message of Binance, spot or futures, plain or inside {@code {"stream":..., "data":{...}}}. Of
 * fields with the same name in different messages the kind says what they mean.
 */
final class BinanceMessage implements AutoCloseable {

    static final int EVENT = 0;
    static final int EVENT_TIME = 1;
    static final int TIME = 2;
    static final int SYMBOL = 3;
    static final int TRADE_ID = 4;
    static final int PRICE = 5;
    static final int QUANTITY = 6;
    static final int BUYER_IS_MAKER = 7;
    static final int EXECUTION = 8;
    static final int LAST_UPDATE = 9;
    static final int FIRST_UPDATE = 10;
    static final int UPDATE_BEFORE = 11;
    static final int BID = 12;
    static final int BID_SIZE = 13;
    static final int ASK = 14;
    static final int ASK_SIZE = 15;
    static final int SNAPSHOT_UPDATE = 16;
    static final int BIDS = 17;
    static final int ASKS = 18;

    private static final String[] NAMES = {
        "e",
        "E",
        "T",
        "s",
        "t",
        "p",
        "q",
        "m",
        "X",
        "u",
        "U",
        "pu",
        "b",
        "B",
        "a",
        "A",
        "lastUpdateId",
        "bids",
        "asks"
    };
    private static final int MS = 6;

    private final CaptureLines lines;
    private final JsonFields fields;
    private final JsonReader levels;
    private final JsonFields level;
    private final Times times = new Times(MS);
    private byte[] symbol = new byte[0];

    BinanceMessage(Path file) {
        lines = new CaptureLines(file);
        fields = new JsonFields(lines.reader(), NAMES).flatten("data");
        levels = new JsonReader(file.toString());
        level = new JsonFields(levels, "price", "quantity");
    }

    /** Moves to the next message; false when there is none. */
    boolean next() {
        if (!lines.next(fields)) {
            return false;
        }
        if (fields.has(SYMBOL)) {
            checkSymbol();
        }
        return true;
    }

    JsonFields fields() {
        return fields;
    }

    long receivedNs() {
        return lines.receivedNs();
    }

    long line() {
        return lines.line();
    }

    /** Messages so far. */
    long messages() {
        return lines.messages();
    }

    /** What the message at hand is. */
    BinanceKind kind() {
        if (fields.is(EVENT, "trade")) {
            return BinanceKind.TRADE;
        }
        if (fields.is(EVENT, "bookTicker")) {
            return BinanceKind.TICKER;
        }
        if (fields.is(EVENT, "depthUpdate")) {
            return BinanceKind.DEPTH;
        }
        if (fields.is(EVENT, "aggTrade")) {
            return BinanceKind.AGGREGATE;
        }
        if (fields.has(EVENT)) {
            return BinanceKind.OTHER;
        }
        if (fields.has(SNAPSHOT_UPDATE) && fields.has(BIDS) && fields.has(ASKS)) {
            return BinanceKind.SNAPSHOT;
        }
        boolean quote = fields.has(BID_SIZE) && fields.has(ASK_SIZE);
        return quote && fields.has(LAST_UPDATE) ? BinanceKind.TICKER : BinanceKind.OTHER;
    }

    /** The matching engine's time, or else that of the message, or 0 when it has none. */
    long venueTimeNs() {
        int field = fields.has(TIME) ? TIME : EVENT_TIME;
        return fields.has(field) ? fields.time(field, times) : 0;
    }

    /** Begins the levels of one side. */
    void beginLevels(int field) {
        if (!fields.isA(field, Token.ARRAY)) {
            throw fields.refusal(field, "it must be an array of levels [price, quantity]");
        }
        Lines line = lines.lines();
        levels.wrap(line.bytes(), line.from(), fields.from(field), fields.to(field), line.line());
        levels.expect(Token.ARRAY);
    }

    /** Moves to the next level; false when there is none. */
    boolean nextLevel() {
        if (levels.next() == Token.ARRAY_END) {
            return false;
        }
        if (levels.token() != Token.ARRAY) {
            throw levels.unexpected("a level [price, quantity]");
        }
        level.readArray();
        return true;
    }

    long levelPrice() {
        return level.price(0);
    }

    long levelSize() {
        return level.size(1);
    }

    FeedException refusal(String found, String expected) {
        return lines.lines().refusal(found, expected);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** A file is about one instrument; two would be mixed up without a word. */
    private void checkSymbol() {
        byte[] bytes = lines.lines().bytes();
        int from = fields.from(SYMBOL);
        int to = fields.to(SYMBOL);
        if (symbol.length == 0) {
            symbol = Arrays.copyOfRange(bytes, from, to);
        } else if (!Arrays.equals(symbol, 0, symbol.length, bytes, from, to)) {
            throw fields.refusal(SYMBOL, "a file must be about one symbol");
        }
    }
}
