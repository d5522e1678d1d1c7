package io.millrace.feed.json;

import static io.millrace.feed.json.Token.ARRAY;
import static io.millrace.feed.json.Token.ARRAY_END;
import static io.millrace.feed.json.Token.END;
import static io.millrace.feed.json.Token.INVALID;
import static io.millrace.feed.json.Token.NAME;
import static io.millrace.feed.json.Token.NUMBER;
import static io.millrace.feed.json.Token.OBJECT;
import static io.millrace.feed.json.Token.OBJECT_END;
import static io.millrace.feed.json.Token.STRING;

import io.millrace.feed.text.Decimals;

import java.nio.charset.StandardCharsets;

/**
 * A pull scanner for one JSON value (RFC 8259), strict and without allocation: no comments, no
 * trailing commas, no leading zeros, no NaN, valid UTF-8 in every text, nothing behind the value.
 *
 * <p>A token is a range of bytes from {@link #from()} to {@link #to()}, valid until the next one.
 * Damage is an answer, {@link Token#INVALID}, which stays; {@link #problem()} and {@link
 * #position()} tell about it. Numbers may stand in quotes, as venues send them.
 *
 * <p>Not thread-safe.
 */
public final class JsonScanner {

    /** Most objects and arrays inside each other. */
    public static final int MAX_DEPTH = 64;

    private static final int BEFORE_VALUE = 0;
    private static final int BEFORE_FIRST_VALUE = 1;
    private static final int BEFORE_NAME = 2;
    private static final int BEFORE_FIRST_NAME = 3;
    private static final int BEHIND_VALUE = 4;
    private static final int FINISHED = 5;
    private static final int FAILED = 6;

    private final JsonBytes source;
    private final Decimals decimals = new Decimals();

    private int state = FINISHED;
    private int depth;

    /** One bit a level, 1 for an object. */
    private long objects;

    private int token = INVALID;
    private long from;
    private long to;
    private boolean held;
    private boolean escaped;
    private JsonProblem problem = JsonProblem.NONE;

    /** A scanner of byte ranges, see {@link #wrap}. */
    public JsonScanner() {
        this(new JsonBytes());
    }

    JsonScanner(JsonBytes source) {
        this.source = source;
        restart();
    }

    /**
     * Begins a text that is whole in memory.
     *
     * @param bytes text
     * @param first first byte
     * @param end behind the last byte
     * @return this
     */
    public JsonScanner wrap(byte[] bytes, int first, int end) {
        source.wrap(bytes, first, end);
        restart();
        return this;
    }

    /** The line began before the text, at an index of the array. */
    void lineFrom(int index) {
        source.lineFrom(index);
    }

    private void restart() {
        state = BEFORE_VALUE;
        depth = 0;
        objects = 0;
        token = INVALID;
        problem = JsonProblem.NONE;
        held = false;
    }

    /**
     * Moves to the next token.
     *
     * @return one of {@link Token}
     */
    public int next() {
        if (!held) {
            source.release();
        }
        int b = source.skipBlanks();
        if (state == BEHIND_VALUE && b == ',') {
            source.pass();
            b = source.skipBlanks();
            state = inObject() ? BEFORE_NAME : BEFORE_VALUE;
        }
        source.hold();
        token = token(b);
        return token;
    }

    private int token(int b) {
        return switch (state) {
            case BEFORE_NAME -> name(b);
            case BEFORE_FIRST_NAME -> firstName(b);
            case BEFORE_FIRST_VALUE -> b == ']' ? close(ARRAY_END) : value(b);
            case BEFORE_VALUE -> value(b);
            case BEHIND_VALUE -> closing(b);
            case FINISHED -> b < 0 ? END : fail(JsonProblem.NO_END);
            default -> INVALID;
        };
    }

    /**
     * Moves to the end of the value at hand: of an object or array to its closing token, else not.
     *
     * @return false when there is none, because the text is damaged
     */
    public boolean skip() {
        if (token == OBJECT || token == ARRAY) {
            int outside = depth - 1;
            while (depth > outside) {
                if (next() == INVALID) {
                    return false;
                }
            }
        }
        return token != INVALID;
    }

    /** The token at hand. */
    public int token() {
        return token;
    }

    /** Objects and arrays around what follows the token at hand, from 0. */
    public int depth() {
        return depth;
    }

    /** The array of the token at hand. */
    public byte[] bytes() {
        return source.bytes();
    }

    /** First byte of the token at hand. */
    public int from() {
        return source.index(from);
    }

    /** Behind the last byte of the token at hand. */
    public int to() {
        return source.index(to);
    }

    /** Keeps all bytes from the token at hand on, until {@link #release}. */
    void hold() {
        held = true;
    }

    /** Ends {@link #hold}. */
    void release() {
        held = false;
    }

    /** Position of the first byte of the token at hand in the text. */
    long start() {
        return from;
    }

    /** Position behind the last byte of the token at hand in the text. */
    long end() {
        return to;
    }

    /** Index in {@link #bytes()} of a position that is held. */
    int index(long position) {
        return source.index(position);
    }

    /** Whether the text or name at hand is an ASCII word. */
    public boolean is(String word) {
        return escaped
                ? JsonText.isEscaped(bytes(), from(), to(), word)
                : JsonText.is(bytes(), from(), to(), word);
    }

    /** Whether the text or name at hand has a backslash. */
    boolean isEscaped() {
        return escaped;
    }

    /**
     * The number or text at hand as a number; {@link #numberProblem()} says why it is none.
     *
     * @param scale decimals of the result, 0 to 18
     * @return number times 10^scale, exact, or {@link io.millrace.model.fixed.FixedPoint#NONE}
     */
    public long number(int scale) {
        return decimals.parse(bytes(), from(), to(), scale);
    }

    /** Why the last {@link #number} was none. */
    public Decimals.Problem numberProblem() {
        return decimals.problem();
    }

    /** Text of the token at hand, its escapes resolved. It allocates. */
    public String text() {
        boolean quoted = token == STRING || token == NAME;
        return quoted && escaped
                ? JsonText.resolved(bytes(), from(), to())
                : new String(bytes(), from(), to() - from(), StandardCharsets.UTF_8);
    }

    /** What is wrong after {@link Token#INVALID}. */
    public JsonProblem problem() {
        return problem;
    }

    /** Number of the byte at hand in its line, from 1; after damage, of the first wrong byte. */
    public long position() {
        return source.column();
    }

    /** The byte at {@link #position()}. */
    int byteAtHand() {
        return source.peek();
    }

    /** Whether the bytes end where they are damaged. */
    boolean isCutOff() {
        return source.isAtEnd();
    }

    /** Number of the line at hand, from 1. */
    public long line() {
        return source.line();
    }

    private boolean inObject() {
        return (objects & 1) != 0;
    }

    private int firstName(int b) {
        return b == '}' ? close(OBJECT_END) : name(b);
    }

    private int name(int b) {
        if (b != '"') {
            return fail(JsonProblem.NO_NAME);
        }
        if (!passText()) {
            return fail(source.problem());
        }
        if (source.skipBlanks() != ':') {
            return fail(JsonProblem.NO_COLON);
        }
        source.pass();
        state = BEFORE_VALUE;
        return NAME;
    }

    private int closing(int b) {
        if (b == (inObject() ? '}' : ']')) {
            return close(inObject() ? OBJECT_END : ARRAY_END);
        }
        return fail(JsonProblem.NO_COMMA);
    }

    private int value(int b) {
        return switch (b) {
            case '{' -> open(OBJECT);
            case '[' -> open(ARRAY);
            case '"' -> passText() ? behind(STRING) : fail(source.problem());
            case 't' -> word("true", Token.TRUE);
            case 'f' -> word("false", Token.FALSE);
            case 'n' -> word("null", Token.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> fail(JsonProblem.NO_VALUE);
        };
    }

    private int open(int kind) {
        if (depth == MAX_DEPTH) {
            return fail(JsonProblem.TOO_DEEP);
        }
        begin();
        source.pass();
        to = source.here();
        depth++;
        objects = (objects << 1) | (kind == OBJECT ? 1 : 0);
        state = kind == OBJECT ? BEFORE_FIRST_NAME : BEFORE_FIRST_VALUE;
        return kind;
    }

    private int close(int kind) {
        begin();
        source.pass();
        to = source.here();
        depth--;
        objects >>>= 1;
        return behind(kind);
    }

    private int word(String word, int kind) {
        begin();
        boolean passed = source.passWord(word);
        to = source.here();
        return passed ? behind(kind) : fail(source.problem());
    }

    private int number() {
        begin();
        boolean passed = source.passNumber();
        to = source.here();
        return passed ? behind(NUMBER) : fail(source.problem());
    }

    /** Passes a text; it is the token, without its quotes. */
    private boolean passText() {
        source.pass();
        begin();
        boolean passed = source.passText() && source.isUtf8(from);
        to = source.here();
        escaped = source.wasEscaped();
        if (passed) {
            source.pass();
        }
        return passed;
    }

    private void begin() {
        from = source.here();
        escaped = false;
    }

    private int behind(int kind) {
        state = depth == 0 ? FINISHED : BEHIND_VALUE;
        return kind;
    }

    private int fail(JsonProblem reason) {
        // A refill that found no room is the cause of whatever seems to be missing.
        problem = source.problem() == JsonProblem.TOO_LONG ? JsonProblem.TOO_LONG : reason;
        state = FAILED;
        return INVALID;
    }
}
