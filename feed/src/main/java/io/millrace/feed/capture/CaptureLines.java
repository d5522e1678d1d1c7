package io.millrace.feed.capture;

import io.millrace.feed.json.JsonFields;
import io.millrace.feed.json.JsonReader;
import io.millrace.feed.json.Token;
import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Lines;
import io.millrace.feed.text.Times;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Lines of {@code <receive ns> <JSON object>}. The receive time may be missing, then in every line.
 */
final class CaptureLines implements AutoCloseable {

    /** Receive time of lines that have none. */
    static final long NO_TIME = 0;

    private static final int MAX_SHOWN = 30;

    private final Lines lines;
    private final JsonReader reader;
    private final Decimals decimals = new Decimals();
    private long receivedNs = NO_TIME;
    private long messages;

    /** Opens a file. */
    CaptureLines(Path file) {
        lines = new Lines(file);
        reader = new JsonReader(file.toString());
    }

    /** Reader of the message at hand. */
    JsonReader reader() {
        return reader;
    }

    /** Lines, for ranges inside the message at hand. */
    Lines lines() {
        return lines;
    }

    /** The recorder's time of the line at hand, or {@link #NO_TIME}. */
    long receivedNs() {
        return receivedNs;
    }

    /** Number of the line at hand. */
    long line() {
        return lines.line();
    }

    /** Messages so far. */
    long messages() {
        return messages;
    }

    /**
     * Moves to the next message and reads it.
     *
     * @param fields where its members go
     * @return false when there is none
     */
    boolean next(JsonFields fields) {
        if (!lines.next()) {
            return false;
        }
        int text = readReceiveTime();
        reader.wrap(lines.bytes(), lines.from(), text, lines.to(), lines.line());
        reader.expect(Token.OBJECT);
        fields.readObject();
        reader.expect(Token.END);
        messages++;
        return true;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Index of the message. */
    private int readReceiveTime() {
        byte[] bytes = lines.bytes();
        int from = lines.from();
        if (bytes[from] == '{' && (lines.line() == 1 || receivedNs == NO_TIME)) {
            return from;
        }
        int end = from;
        while (end < lines.to() && bytes[end] != ' ') {
            end++;
        }
        long timeNs = decimals.parse(bytes, from, end, 0);
        boolean late = lines.line() > 1 && receivedNs == NO_TIME;
        if (late || timeNs < Times.EARLIEST_NS || timeNs >= Times.LATEST_NS) {
            int length = Math.min(end - from, MAX_SHOWN);
            String shown = new String(bytes, from, length, StandardCharsets.UTF_8);
            throw lines.refusal(
                    "line begins with \"" + shown + "\"",
                    late
                            ? "it must begin with the message, as the lines above"
                            : "it must begin with the receive time in ns, in the years 1990 to"
                                    + " 2099, and a space");
        }
        receivedNs = timeNs;
        return end;
    }
}
