package io.millrace.feed.json;

import io.millrace.feed.text.TextBuffer;
import io.millrace.feed.text.Utf8;

import org.jspecify.annotations.Nullable;

/**
 * The bytes under a scanner: a range of an array, or a file in a buffer that is refilled. Positions
 * are counted from the beginning of the text, so that they survive a refill.
 */
final class JsonBytes {

    /** Most bytes of a value that is held while a file is read. */
    static final int MAX_VALUE = 1 << 18;

    private static final int NOT_HELD = -1;

    private final @Nullable TextBuffer buffer;
    private byte[] bytes = new byte[0];
    private int at;
    private int limit;
    private int held = NOT_HELD;

    /** Position of the first byte of the array. */
    private long base;

    private long line = 1;
    private long lineStart;
    private boolean escaped;
    private boolean aboveAscii;
    private JsonProblem problem = JsonProblem.NONE;

    /** Nothing yet. */
    JsonBytes() {
        buffer = null;
    }

    /** A file from its beginning. */
    JsonBytes(TextBuffer buffer) {
        this.buffer = buffer;
        refill(buffer);
        at = buffer.afterMark();
        lineStart = at;
    }

    void wrap(byte[] array, int first, int end) {
        bytes = array;
        at = first;
        limit = end;
        base = 0;
        lineStart = first;
        line = 1;
        held = NOT_HELD;
        problem = JsonProblem.NONE;
    }

    void lineFrom(int index) {
        lineStart = index;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index in the array of a position that is held. */
    int index(long position) {
        return (int) (position - base);
    }

    /** Position of the byte at hand. */
    long here() {
        return base + at;
    }

    long line() {
        return line;
    }

    /** Number of the byte at hand in its line, from 1. */
    long column() {
        return here() - lineStart + 1;
    }

    JsonProblem problem() {
        return problem;
    }

    boolean isAtEnd() {
        return at == limit;
    }

    /** Keeps the bytes from the one at hand on, unless others are kept. */
    void hold() {
        if (held == NOT_HELD) {
            held = at;
        }
    }

    void release() {
        held = NOT_HELD;
    }

    void pass() {
        at++;
    }

    /** The byte at hand, -1 at the end. */
    int peek() {
        return at < limit || more() ? bytes[at] & 0xFF : -1;
    }

    /** The first byte that is no blank, -1 at the end. */
    int skipBlanks() {
        while (at < limit || more()) {
            byte b = bytes[at];
            if (b == '\n') {
                line++;
                lineStart = here() + 1;
            } else if (b != ' ' && b != '\t' && b != '\r') {
                return b & 0xFF;
            }
            at++;
        }
        return -1;
    }

    /** Passes a text from behind its opening quote to its closing quote. */
    boolean passText() {
        escaped = false;
        aboveAscii = false;
        while (at < limit || more()) {
            byte b = passPlain();
            if (b == '"') {
                return true;
            }
            if (b == '\\') {
                escaped = true;
                at++;
                if (!passEscape()) {
                    return false;
                }
            } else if (b != 0 || at < limit) {
                return fail(JsonProblem.CONTROL);
            }
        }
        return fail(JsonProblem.NO_VALUE);
    }

    /** Whether the last text has a backslash. */
    boolean wasEscaped() {
        return escaped;
    }

    /** Whether the last text, which ends at hand, is UTF-8; if not, the wrong byte is at hand. */
    boolean isUtf8(long from) {
        if (!aboveAscii) {
            return true;
        }
        int invalid = Utf8.firstInvalid(bytes, index(from), at);
        if (invalid < 0) {
            return true;
        }
        at = invalid;
        return fail(JsonProblem.NOT_UTF8);
    }

    /** Passes a number; the byte at hand is a sign or a digit. */
    boolean passNumber() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (!passDigits()) {
            return false;
        }
        if (peek() == '.') {
            at++;
            if (!passDigits()) {
                return false;
            }
        }
        if ((peek() | 0x20) != 'e') {
            return true;
        }
        at++;
        int sign = peek();
        if (sign == '+' || sign == '-') {
            at++;
        }
        return passDigits();
    }

    /** Passes a word. */
    boolean passWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                return fail(JsonProblem.NO_WORD);
            }
            at++;
        }
        return true;
    }

    /** The byte that ends the plain part of a text, 0 where the bytes end. */
    private byte passPlain() {
        byte[] text = bytes;
        int end = limit;
        int i = at;
        byte b = 0;
        while (i < end) {
            b = text[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                break;
            }
            aboveAscii |= b < 0;
            i++;
        }
        at = i;
        return i < end ? b : 0;
    }

    private boolean passEscape() {
        int b = peek();
        switch (b) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                at++;
                for (int i = 0; i < 4; i++) {
                    if (Character.digit(peek(), 16) < 0) {
                        return fail(JsonProblem.NO_ESCAPE);
                    }
                    at++;
                }
            }
            default -> {
                return fail(JsonProblem.NO_ESCAPE);
            }
        }
        return true;
    }

    private boolean passDigits() {
        int first = peek();
        if (first < '0' || first > '9') {
            return fail(JsonProblem.NO_DIGIT);
        }
        int b;
        do {
            at++;
            b = peek();
        } while (b >= '0' && b <= '9');
        return true;
    }

    private boolean fail(JsonProblem reason) {
        if (problem == JsonProblem.NONE) {
            problem = reason;
        }
        return false;
    }

    private boolean more() {
        return buffer != null && problem == JsonProblem.NONE && refill(buffer);
    }

    private boolean refill(TextBuffer from) {
        int keep = held == NOT_HELD ? at : held;
        if (from.isFull(keep)) {
            return fail(JsonProblem.TOO_LONG);
        }
        boolean got = from.fill(keep, line);
        base += keep;
        at -= keep;
        held = held == NOT_HELD ? NOT_HELD : 0;
        bytes = from.bytes();
        limit = from.limit();
        return got;
    }
}
