package io.millrace.feed.text;

import io.millrace.feed.FeedException;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The bytes of a file in one array, refilled as they are used. It grows, by doubling, only while
 * what must be kept fills it. Not thread-safe.
 */
public final class TextBuffer implements AutoCloseable {

    private static final int FIRST_LENGTH = 1 << 18;

    private final String file;
    private final String packing;
    private final InputStream in;
    private final int maxLength;
    private byte[] bytes;
    private int limit;
    private boolean atEnd;
    private @Nullable IOException failure;

    /**
     * Opens a file.
     *
     * @param file path
     * @param maxLength most bytes that are kept at once
     * @throws FeedException when it is no readable file, or is empty
     */
    public TextBuffer(Path file, int maxLength) {
        TextInput.Packing how = TextInput.packing(file);
        this.file = file.toString();
        this.packing = how.name().toLowerCase(Locale.ROOT);
        this.in = TextInput.open(file, how);
        this.maxLength = maxLength;
        this.bytes = new byte[Math.min(FIRST_LENGTH, maxLength)];
    }

    /**
     * The array, another one after it grew.
     *
     * @return bytes from 0 to {@link #limit()}
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * End of the bytes.
     *
     * @return behind the last one
     */
    public int limit() {
        return limit;
    }

    /**
     * Most bytes that are kept at once.
     *
     * @return above 0
     */
    public int maxLength() {
        return maxLength;
    }

    /** The path, for messages. */
    public String file() {
        return file;
    }

    /**
     * Whether the bytes that must be kept leave no room.
     *
     * @param keep first byte that must be kept
     * @return true when {@link #fill} could add nothing for want of room
     */
    public boolean isFull(int keep) {
        return limit - keep >= maxLength;
    }

    /**
     * Moves what must be kept to the front and reads on. The bytes before a damage come first.
     *
     * @param keep first byte that must be kept; it stands at 0 afterwards
     * @param line for messages
     * @return false at the end of the file, or when there is no room
     * @throws FeedException when the file cannot be read any further
     */
    public boolean fill(int keep, long line) {
        limit -= keep;
        if (limit == bytes.length && limit < maxLength) {
            bytes = Arrays.copyOf(bytes, Math.min(maxLength, 2 * bytes.length));
        } else {
            System.arraycopy(bytes, keep, bytes, 0, limit);
        }
        int before = limit;
        try {
            while (failure == null && !atEnd && limit < bytes.length) {
                int got = in.read(bytes, limit, bytes.length - limit);
                atEnd = got < 0;
                limit += Math.max(got, 0);
            }
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null && limit == before && limit < bytes.length) {
            throw broken(failure, line);
        }
        return limit > before;
    }

    /**
     * Index behind a byte order mark at the front.
     *
     * @return 3 with one, otherwise 0
     */
    public int afterMark() {
        boolean mark =
                limit >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
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

    private FeedException broken(IOException cause, long line) {
        String found =
                cause instanceof EOFException
                        ? packing + " is cut off here"
                        : packing + " is corrupt here (" + cause.getMessage() + ")";
        FeedException exception = new FeedException(file, line, found, "the file must be complete");
        exception.initCause(cause);
        return exception;
    }
}
