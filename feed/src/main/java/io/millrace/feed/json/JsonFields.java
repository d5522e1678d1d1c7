package io.millrace.feed.json;

import io.millrace.feed.FeedException;
import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Times;
import io.millrace.model.fixed.FixedPoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The members of one object, or the values of one array, that are of use: each is a range of bytes
 * until the reader moves on. Numbers may stand in quotes. Nothing is allocated.
 *
 * <p>Not thread-safe.
 */
public final class JsonFields {

    private static final int ABSENT = -2;
    private static final int MAX_SHOWN = 60;

    private final JsonReader reader;
    private final JsonScanner scanner;
    private final String[] names;
    private final int[] tokens;
    private final long[] starts;
    private final long[] ends;
    private final long[] lines;
    private final Decimals decimals = new Decimals();
    private String inner = "";

    /**
     * Some members.
     *
     * @param reader where they come from
     * @param names of the members, or of the values of an array in their order
     */
    public JsonFields(JsonReader reader, String... names) {
        this.reader = reader;
        this.scanner = reader.scanner();
        this.names = names.clone();
        this.tokens = new int[names.length];
        this.starts = new long[names.length];
        this.ends = new long[names.length];
        this.lines = new long[names.length];
    }

    /**
     * Takes the members of a certain inner object for members of the outer one.
     *
     * @param name of the inner object
     * @return this
     */
    public JsonFields flatten(String name) {
        inner = name;
        return this;
    }

    /**
     * Reads the object that the reader stands on, to its end.
     *
     * @throws FeedException when a member stands twice, or the text is damaged
     */
    public void readObject() {
        Arrays.fill(tokens, ABSENT);
        scanner.hold();
        int depth = scanner.depth();
        while (scanner.depth() >= depth) {
            int token = reader.next();
            if (token == Token.NAME) {
                boolean enter = !inner.isEmpty() && scanner.is(inner);
                int field = field();
                if (reader.next() != Token.OBJECT || !enter) {
                    take(field);
                }
            }
        }
        scanner.release();
    }

    /**
     * Reads the array that the reader stands on, to its end.
     *
     * @throws FeedException when it has more or fewer values than there are names
     */
    public void readArray() {
        Arrays.fill(tokens, ABSENT);
        scanner.hold();
        int count = 0;
        while (reader.next() != Token.ARRAY_END) {
            take(count < names.length ? count : ABSENT);
            count++;
        }
        scanner.release();
        if (count != names.length) {
            throw reader.refusal(
                    "row has " + count + " values",
                    "it must have " + names.length + ": " + String.join(", ", names));
        }
    }

    /** Whether a field is there and not null. */
    public boolean has(int field) {
        return tokens[field] >= 0 && tokens[field] != Token.NULL;
    }

    /** Whether a field begins with some token. */
    public boolean isA(int field, int token) {
        return tokens[field] == token;
    }

    /** Whether a field is an ASCII word in quotes. */
    public boolean is(int field, String word) {
        return tokens[field] == Token.STRING
                && JsonText.is(scanner.bytes(), from(field), to(field), word);
    }

    /** First byte of a field in the array of the reader; without its quotes. */
    public int from(int field) {
        return scanner.index(starts[field]);
    }

    /** Behind the last byte of a field. */
    public int to(int field) {
        return scanner.index(ends[field]);
    }

    /** A number above 0. */
    public long price(int field) {
        long price = number(field);
        if (price <= 0) {
            throw refusal(field, "it must be above 0");
        }
        return price;
    }

    /** A number of 0 or above. */
    public long size(int field) {
        long size = number(field);
        if (size < 0) {
            throw refusal(field, "it must be 0 or above");
        }
        return size;
    }

    /** A whole number from 0. */
    public long identifier(int field) {
        long number = has(field) ? parse(field, 0) : FixedPoint.NONE;
        if (number < 0) {
            throw refusal(field, "it must be a whole number from 0");
        }
        return number;
    }

    /** True or false. */
    public boolean isTrue(int field) {
        if (tokens[field] != Token.TRUE && tokens[field] != Token.FALSE) {
            throw refusal(field, "it must be true or false");
        }
        return tokens[field] == Token.TRUE;
    }

    /**
     * A time.
     *
     * @param field which
     * @param times its form
     * @return ns since 1970-01-01 UTC, in the years 1990 to 2099
     */
    public long time(int field, Times times) {
        long timeNs =
                has(field) ? times.parse(scanner.bytes(), from(field), to(field)) : FixedPoint.NONE;
        if (timeNs == FixedPoint.NONE) {
            throw refusal(field, times.expected());
        }
        if (timeNs < Times.EARLIEST_NS || timeNs >= Times.LATEST_NS) {
            throw refusal(field, "it must lie in the years 1990 to 2099");
        }
        return timeNs;
    }

    /** An error in one field. */
    public FeedException refusal(int field, String expected) {
        String name = names[field];
        if (tokens[field] == ABSENT) {
            return reader.refusal(name + " is missing", expected);
        }
        int from = from(field);
        int length = to(field) - from;
        String text =
                new String(
                        scanner.bytes(), from, Math.min(length, MAX_SHOWN), StandardCharsets.UTF_8);
        String shown = text + (length > MAX_SHOWN ? "..." : "");
        return new FeedException(
                reader.file(), lines[field], name + " is \"" + shown + "\"", expected);
    }

    private long number(int field) {
        long value = parse(field, FixedPoint.DIGITS);
        if (value != FixedPoint.NONE) {
            return value;
        }
        throw refusal(
                field,
                switch (decimals.problem()) {
                    case TOO_FINE -> "it must have at most 8 decimals";
                    case TOO_LARGE -> "it must be below 92 billion";
                    case NO_NUMBER, NONE -> "it must be a decimal number such as 12.5";
                });
    }

    private long parse(int field, int scale) {
        boolean none = tokens[field] == ABSENT;
        int from = none ? 0 : from(field);
        int to = none ? 0 : to(field);
        return scale == 0
                ? decimals.parse(scanner.bytes(), from, to, 0)
                : decimals.parseClean(scanner.bytes(), from, to, scale);
    }

    private int field() {
        for (int i = 0; i < names.length; i++) {
            if (scanner.is(names[i])) {
                if (tokens[i] != ABSENT) {
                    throw reader.refusal(names[i] + " stands twice", "it must stand once");
                }
                return i;
            }
        }
        return ABSENT;
    }

    /** Passes the value at hand, and remembers it as a field unless that is absent. */
    private void take(int field) {
        int token = scanner.token();
        long start = scanner.start();
        long line = reader.line();
        reader.skip();
        if (field >= 0) {
            tokens[field] = token;
            starts[field] = start;
            ends[field] = scanner.end();
            lines[field] = line;
        }
    }
}
