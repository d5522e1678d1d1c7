package io.millrace.feed.json;

import io.millrace.feed.FeedException;
import io.millrace.feed.text.TextBuffer;

import java.nio.file.Path;

/**
 * A scanner over the text of a file, or over one line after the other, that refuses damage with the
 * file and the line. Not thread-safe.
 */
public final class JsonReader {

    private final String file;
    private final JsonScanner scanner;
    private long firstLine = 1;

    /**
     * A reader of lines, see {@link #wrap}.
     *
     * @param file for messages
     */
    public JsonReader(String file) {
        this.file = file;
        this.scanner = new JsonScanner();
    }

    private JsonReader(TextBuffer buffer) {
        this.file = buffer.file();
        this.scanner = new JsonScanner(new JsonBytes(buffer));
    }

    /**
     * A reader of a whole file.
     *
     * @param buffer of the file, closed by the caller
     * @return the reader in front of the first token
     */
    static JsonReader over(TextBuffer buffer) {
        return new JsonReader(buffer);
    }

    /**
     * The buffer for a file.
     *
     * @param file path
     * @return not yet filled
     */
    static TextBuffer buffer(Path file) {
        return new TextBuffer(file, JsonBytes.MAX_VALUE);
    }

    /**
     * Begins a text inside a line.
     *
     * @param bytes array of the line
     * @param lineFrom first byte of the line
     * @param first first byte of the text
     * @param end behind the last byte of the text
     * @param line number of the line, from 1
     */
    public void wrap(byte[] bytes, int lineFrom, int first, int end, long line) {
        scanner.wrap(bytes, first, end);
        scanner.lineFrom(lineFrom);
        firstLine = line;
    }

    /**
     * Moves to the next token.
     *
     * @return one of {@link Token}, never {@link Token#INVALID}
     * @throws FeedException when the text is damaged
     */
    public int next() {
        int token = scanner.next();
        if (token == Token.INVALID) {
            throw damage();
        }
        return token;
    }

    /**
     * Moves to the next token, which must be a certain one.
     *
     * @param wanted one of {@link Token}
     * @throws FeedException when it is another, or the text is damaged
     */
    public void expect(int wanted) {
        if (next() != wanted) {
            throw unexpected(Token.label(wanted));
        }
    }

    /** Moves to the end of the value at hand. */
    public void skip() {
        if (!scanner.skip()) {
            throw damage();
        }
    }

    /** Whether the text or name at hand is an ASCII word. */
    public boolean is(String word) {
        return scanner.is(word);
    }

    /** The token at hand. */
    public int token() {
        return scanner.token();
    }

    /** Number of the line at hand, from 1. */
    public long line() {
        return firstLine + scanner.line() - 1;
    }

    /** An error in the line at hand. */
    public FeedException refusal(String found, String expected) {
        return new FeedException(file, line(), found, expected);
    }

    /** An error of the token at hand. */
    public FeedException unexpected(String wanted) {
        return refusal(Token.label(scanner.token()) + " stands here", "it must be " + wanted);
    }

    String file() {
        return file;
    }

    JsonScanner scanner() {
        return scanner;
    }

    private FeedException damage() {
        String where = "byte " + scanner.position();
        String found =
                scanner.isCutOff()
                        ? "JSON ends before " + where
                        : where + " is " + shown(scanner.byteAtHand());
        return refusal(found, scanner.problem().expected());
    }

    private static String shown(int b) {
        return b > ' ' && b < 0x7F ? "\"" + (char) b + "\"" : "0x" + Integer.toHexString(b);
    }
}
