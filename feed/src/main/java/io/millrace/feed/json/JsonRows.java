package io.millrace.feed.json;

import io.millrace.feed.FeedException;
import io.millrace.feed.text.TextBuffer;

import java.nio.file.Path;

/** The rows of a file: arrays in an array, or objects in the array {@code candles}. */
final class JsonRows implements AutoCloseable {

    private static final String[] TRADE = {
        "timestamp", "id", "type", "side", "price", "amount", "cost"
    };
    private static final String[] BAR = {"date", "open", "high", "low", "close", "volume"};
    private static final String[] CANDLE = {"start", "open", "high", "low", "close", "volume"};
    private static final String CANDLES = "candles";
    private static final String BE_ROWS =
            "it must hold trades [[timestamp, id, type, side, price, amount, cost], ...], bars"
                    + " [[date, open, high, low, close, volume], ...] or candles {\"candles\":"
                    + " [{start, open, high, low, close, volume}, ...]}";

    private final TextBuffer buffer;
    private final JsonReader reader;
    private final JsonFields fields;
    private final boolean inObject;
    private final boolean trades;

    private long line;
    private boolean finished;

    /**
     * Opens a file in front of its first row.
     *
     * @throws FeedException when it holds no rows of a known shape
     */
    JsonRows(Path file) {
        Shape shape = Shape.of(file);
        buffer = JsonReader.buffer(file);
        try {
            reader = JsonReader.over(buffer);
            inObject = shape == Shape.CANDLES;
            trades = shape == Shape.TRADES;
            fields = new JsonFields(reader, trades ? TRADE : inObject ? CANDLE : BAR);
            enter(reader);
        } catch (RuntimeException e) {
            buffer.close();
            throw e;
        }
    }

    /** What the rows are. */
    private enum Shape {
        TRADES,
        BARS,
        CANDLES;

        /** Looks at the first row. */
        static Shape of(Path file) {
            try (TextBuffer buffer = JsonReader.buffer(file)) {
                JsonReader reader = JsonReader.over(buffer);
                boolean inObject = enter(reader);
                int row = reader.next();
                if (inObject && row == Token.OBJECT) {
                    return CANDLES;
                }
                int count = !inObject && row == Token.ARRAY ? count(reader) : 0;
                if (count == TRADE.length || count == BAR.length) {
                    return count == BAR.length ? BARS : TRADES;
                }
                throw reader.refusal("first row is none that is known", BE_ROWS);
            }
        }

        private static int count(JsonReader reader) {
            int count = 0;
            while (reader.next() != Token.ARRAY_END) {
                reader.skip();
                count++;
            }
            return count;
        }
    }

    /** Whether the rows are trades; otherwise they are bars. */
    boolean isTrades() {
        return trades;
    }

    /** Fields of the row at hand. */
    JsonFields fields() {
        return fields;
    }

    /** Line in which the row at hand begins. */
    long line() {
        return line;
    }

    /** Moves to the next row; false behind the last. */
    boolean next() {
        if (finished) {
            return false;
        }
        int token = reader.next();
        line = reader.line();
        if (token == Token.ARRAY_END) {
            finished = true;
            finish();
            return false;
        }
        if (token != (inObject ? Token.OBJECT : Token.ARRAY)) {
            throw reader.unexpected(inObject ? "an object" : "an array");
        }
        if (inObject) {
            fields.readObject();
        } else {
            fields.readArray();
        }
        return true;
    }

    @Override
    public void close() {
        buffer.close();
    }

    /** Passes what stands behind the rows, for it must be whole as well. */
    private void finish() {
        int token = reader.next();
        while (token != Token.END) {
            if (token == Token.NAME && reader.is(CANDLES)) {
                throw reader.refusal(CANDLES + " stands twice", "it must stand once");
            }
            reader.skip();
            token = reader.next();
        }
    }

    /** Moves to the beginning of the rows; true when they stand in an object. */
    private static boolean enter(JsonReader reader) {
        int token = reader.next();
        if (token == Token.ARRAY) {
            return false;
        }
        if (token == Token.OBJECT) {
            while (reader.next() == Token.NAME) {
                boolean rows = reader.is(CANDLES);
                token = reader.next();
                if (rows && token == Token.ARRAY) {
                    return true;
                }
                reader.skip();
            }
        }
        throw reader.refusal("JSON holds no rows", BE_ROWS);
    }
}
