package io.millrace.feed.text;

import io.millrace.feed.FeedException;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts CSV text into lines and fields without allocation: one big buffer, refilled when a line does
 * not end in it. A field is a range of bytes, without the blanks and quotes around it, valid until
 * the next line.
 *
 * <p>Line ends are LF or CRLF; a quoted field must end on its line.
 */
public final class Rows implements AutoCloseable {

    /** Most bytes of a line. */
    public static final int MAX_LINE = 1 << 16;

    /** Most fields of a line. */
    public static final int MAX_FIELDS = 1_024;

    private static final int BUFFER_LENGTH = 1 << 18;
    private static final int MAX_SHOWN = 60;
    private static final String BE_COMPLETE = "the file must be complete";

    private final String file;
    private final String packing;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_LENGTH];
    private final byte separator;
    private final int[] starts = new int[MAX_FIELDS];
    private final int[] ends = new int[MAX_FIELDS];

    private int position;
    private int limit;
    private boolean atEnd;
    private @Nullable IOException failure;
    private long line;
    private int count;
    private int openStart;
    private int from;
    private int to;

    /**
     * Cuts a text with commas between its fields.
     *
     * @param file for messages
     * @param packing for messages
     * @param in is closed with this
     */
    public Rows(Path file, TextInput.Packing packing, InputStream in) {
        this(file, packing, in, ',');
    }

    /**
     * Cuts a text.
     *
     * @param file for messages
     * @param packing for messages
     * @param in is closed with this
     * @param separator between fields, an ASCII character of punctuation
     */
    public Rows(Path file, TextInput.Packing packing, InputStream in, char separator) {
        this.separator = (byte) separator;
        this.file = file.toString();
        this.packing = packing.name().toLowerCase(Locale.ROOT);
        this.in = in;
        fill();
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
            position = buffer[2] == (byte) 0xBF ? 3 : 0;
        }
    }

    /**
     * Moves to the next line. Empty lines may only stand at the end.
     *
     * @return false when there is none
     */
    public boolean next() {
        if (!nextLine()) {
            return false;
        }
        if (!isEmpty()) {
            return true;
        }
        long emptyLine = line;
        while (nextLine()) {
            if (!isEmpty()) {
                throw new FeedException(
                        file, emptyLine, "line is empty", "only the last lines may be empty");
            }
        }
        return false;
    }

    /**
     * Number of this line.
     *
     * @return from 1
     */
    public long line() {
        return line;
    }

    /**
     * Fields of this line.
     *
     * @return 1 or more, perhaps more than {@link #MAX_FIELDS}
     */
    public int count() {
        return count;
    }

    /**
     * Bytes that {@link #from()} and {@link #to()} point into.
     *
     * @return the buffer
     */
    public byte[] bytes() {
        return buffer;
    }

    /**
     * Looks at one field.
     *
     * @param field 0 to count - 1
     */
    public void select(int field) {
        int first = starts[field];
        int last = ends[field];
        while (first < last && isBlank(buffer[first])) {
            first++;
        }
        while (last > first && isBlank(buffer[last - 1])) {
            last--;
        }
        if (last - first >= 2 && buffer[first] == '"' && buffer[last - 1] == '"') {
            first++;
            last--;
        }
        from = first;
        to = last;
    }

    /**
     * First byte of the selected field.
     *
     * @return index
     */
    public int from() {
        return from;
    }

    /**
     * Behind the last byte of the selected field.
     *
     * @return index
     */
    public int to() {
        return to;
    }

    /** Text of the selected field, cut where it is too long for a message. */
    public String text() {
        return shown(from, to);
    }

    /**
     * Refuses the selected field when it is not UTF-8.
     *
     * @throws FeedException with the byte
     */
    public void checkText() {
        int invalid = Utf8.firstInvalid(buffer, from, to);
        if (invalid >= 0) {
            throw refusal(
                    "byte " + (invalid - starts[0] + 1) + " is not UTF-8", "it must be UTF-8 text");
        }
    }

    /** All fields of this line in full. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            select(i);
            texts.add(new String(buffer, from, to - from, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** The path, for messages. */
    public String file() {
        return file;
    }

    /** This line, cut where it is too long for a message. */
    public String lineText() {
        return shown(starts[0], ends[Math.min(count, MAX_FIELDS) - 1]);
    }

    /** An error in this line. */
    public FeedException refusal(String found, String expected) {
        return new FeedException(file, line, found, expected);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new FeedException(
                    file, "file does not close (" + e.getMessage() + ")", "check the disk");
        }
    }

    private boolean nextLine() {
        while (!split()) {
            if (limit - position > MAX_LINE) {
                throw tooLong();
            }
            if (failure != null) {
                throw broken(failure);
            }
            if (atEnd) {
                if (position == limit) {
                    return false;
                }
                line++;
                endField(openStart, limit);
                position = limit;
                return true;
            }
            fill();
        }
        return true;
    }

    /** Cuts one line. False when the bytes end first. */
    private boolean split() {
        byte[] bytes = buffer;
        int end = limit;
        int start = position;
        int i = start;
        count = 0;
        while (i < end) {
            byte b = bytes[i];
            // Digits, points, signs and letters are all above the comma.
            if (b > ',' && b != separator) {
                i++;
            } else if (b == separator) {
                endField(start, i++);
                start = i;
            } else if (b == '\n') {
                endLine(start, i);
                return true;
            } else if (b == '"' && isFieldStart(start, i)) {
                i = closingQuote(i);
            } else {
                i = plain(b, i);
            }
        }
        openStart = start;
        return false;
    }

    private void endField(int start, int end) {
        if (count < MAX_FIELDS) {
            starts[count] = start;
            ends[count] = end;
        }
        count++;
    }

    private void endLine(int start, int end) {
        line++;
        if (end - position > MAX_LINE) {
            line--;
            throw tooLong();
        }
        endField(start, end);
        position = end + 1;
    }

    private boolean isFieldStart(int start, int quote) {
        for (int i = start; i < quote; i++) {
            if (!isBlank(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** Index behind the quote that ends a field, or the limit. */
    private int closingQuote(int openingQuote) {
        int i = openingQuote + 1;
        while (i < limit) {
            byte b = buffer[i++];
            if (b == '\n') {
                throw unclosed();
            }
            if (b == '"') {
                if (i < limit && buffer[i] == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        if (atEnd) {
            throw unclosed();
        }
        return limit;
    }

    /** Index behind a byte that needs a second look, for it may be no text. */
    private int plain(byte b, int i) {
        boolean loneReturn = b == '\r' && i + 1 < limit && buffer[i + 1] != '\n';
        boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\r';
        if (loneReturn || control) {
            throw new FeedException(
                    file,
                    line + 1,
                    "byte " + (i - position + 1) + " is the control character " + b,
                    "it must be CSV text in UTF-8 with line ends LF or CRLF");
        }
        return i + 1;
    }

    private void fill() {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        try {
            while (limit < buffer.length) {
                int got = in.read(buffer, limit, buffer.length - limit);
                if (got < 0) {
                    atEnd = true;
                    return;
                }
                limit += got;
            }
        } catch (IOException e) {
            // The rows before the damage are good: they come first, then the error with its line.
            failure = e;
        }
    }

    private boolean isEmpty() {
        if (count > 1) {
            return false;
        }
        select(0);
        return from == to;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private String shown(int first, int last) {
        int end = Math.min(last, first + MAX_SHOWN);
        String text = new String(buffer, first, end - first, StandardCharsets.UTF_8).strip();
        return text + (end < last ? "..." : "");
    }

    private FeedException tooLong() {
        return new FeedException(
                file,
                line + 1,
                "line is longer than " + MAX_LINE + " bytes",
                "it must be CSV text, one row a line");
    }

    private FeedException unclosed() {
        return new FeedException(
                file, line + 1, "a quoted field does not end", "it must end on its line");
    }

    private FeedException broken(IOException cause) {
        String found =
                cause instanceof EOFException
                        ? packing + " is cut off here"
                        : packing + " is corrupt here (" + cause.getMessage() + ")";
        FeedException exception = new FeedException(file, line + 1, found, BE_COMPLETE);
        exception.initCause(cause);
        return exception;
    }
}
