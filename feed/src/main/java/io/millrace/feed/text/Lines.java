package io.millrace.feed.text;

import io.millrace.feed.FeedException;

import java.nio.file.Path;

/**
 * Cuts text into long lines without allocation in the steady state. Line ends are LF or CRLF. A
 * line is a range of bytes, valid until the next one. Not thread-safe.
 */
public final class Lines implements AutoCloseable {

    /** Most bytes of a line, its end included: a book of 10,000 levels has half of that. */
    public static final int MAX_LINE = 1 << 22;

    private final TextBuffer buffer;
    private int from;
    private int to;
    private int next;
    private long line;

    /**
     * Opens a file.
     *
     * @param file path
     * @throws FeedException when it is no readable file, or is empty
     */
    public Lines(Path file) {
        buffer = new TextBuffer(file, MAX_LINE);
        try {
            buffer.fill(0, 1);
        } catch (FeedException e) {
            buffer.close();
            throw e;
        }
        next = buffer.afterMark();
    }

    /**
     * Moves to the next line. Empty lines may only stand at the end.
     *
     * @return false when there is none
     */
    public boolean next() {
        if (!cut()) {
            return false;
        }
        if (from < to) {
            return true;
        }
        long emptyLine = line;
        while (cut()) {
            if (from < to) {
                throw new FeedException(
                        buffer.file(),
                        emptyLine,
                        "line is empty",
                        "only the last lines may be empty");
            }
        }
        return false;
    }

    /** The array that the line stands in. */
    public byte[] bytes() {
        return buffer.bytes();
    }

    /** First byte of the line. */
    public int from() {
        return from;
    }

    /** Behind the last byte of the line, without its end. */
    public int to() {
        return to;
    }

    /** Number of the line, from 1. */
    public long line() {
        return line;
    }

    /** The path, for messages. */
    public String file() {
        return buffer.file();
    }

    /** An error in this line. */
    public FeedException refusal(String found, String expected) {
        return new FeedException(buffer.file(), line, found, expected);
    }

    @Override
    public void close() {
        buffer.close();
    }

    private boolean cut() {
        int at = next;
        while (true) {
            byte[] bytes = buffer.bytes();
            int limit = buffer.limit();
            while (at < limit && bytes[at] != '\n') {
                at++;
            }
            if (at < limit) {
                return found(at, at + 1);
            }
            if (buffer.isFull(next)) {
                throw new FeedException(
                        buffer.file(),
                        line + 1,
                        "line is longer than " + MAX_LINE + " bytes",
                        "it must be one message a line");
            }
            at -= next;
            int keep = next;
            next = 0;
            if (!buffer.fill(keep, line + 1)) {
                return at > 0 && found(at, at);
            }
        }
    }

    private boolean found(int end, int following) {
        line++;
        from = next;
        to = end > from && buffer.bytes()[end - 1] == '\r' ? end - 1 : end;
        next = following;
        return true;
    }
}
