package io.millrace.feed.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, one member or several (RFC 1952).
 *
 * <p>Not the JDK's stream, because that takes a file cut off between or inside the headers of later
 * members for complete. Here every end but that of a whole member, checksum and length included, is
 * an {@link EOFException}; whatever else is wrong is a {@link ZipException}.
 */
final class GzipInput extends InputStream {

    private static final int BUFFER_LENGTH = 1 << 16;
    private static final int FIXED_HEADER_LENGTH = 10;
    private static final int HEADER_CRC_FLAG = 2;
    private static final int EXTRA_FLAG = 4;
    private static final int NAME_FLAG = 8;
    private static final int COMMENT_FLAG = 16;
    private static final int RESERVED_FLAGS = 0xE0;

    private final InputStream in;
    private final byte[] input = new byte[BUFFER_LENGTH];
    private final byte[] single = new byte[1];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    private int position;
    private int limit;
    private boolean inMember;
    private boolean anyMember;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int count = read(single, 0, 1);
        return count < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || openMember()) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                closeMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("preset dictionary");
            } else if (inflater.needsInput()) {
                if (position == limit && !fill()) {
                    throw new EOFException();
                }
                inflater.setInput(input, position, limit - position);
                position = limit;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            ZipException exception = new ZipException("invalid data");
            exception.initCause(e);
            throw exception;
        }
    }

    /** Reads a header. False when the file ends here, perhaps after a padding of zeros. */
    private boolean openMember() throws IOException {
        if (anyMember && ((position == limit && !fill()) || isPadding())) {
            return false;
        }
        int magic = nextByte() | (nextByte() << 8);
        if (magic != 0x8B1F || nextByte() != 8) {
            throw new ZipException("invalid header");
        }
        int flags = nextByte();
        if ((flags & RESERVED_FLAGS) != 0) {
            throw new ZipException("invalid header");
        }
        skip(FIXED_HEADER_LENGTH - 4);
        if ((flags & EXTRA_FLAG) != 0) {
            skip(nextByte() | (nextByte() << 8));
        }
        if ((flags & NAME_FLAG) != 0) {
            skipText();
        }
        if ((flags & COMMENT_FLAG) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC_FLAG) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    private boolean isPadding() throws IOException {
        if (input[position] != 0) {
            return false;
        }
        do {
            for (; position < limit; position++) {
                if (input[position] != 0) {
                    throw new ZipException("invalid padding");
                }
            }
        } while (fill());
        return true;
    }

    private void closeMember() throws IOException {
        position = limit - inflater.getRemaining();
        long length = inflater.getBytesWritten();
        long expectedCrc = nextInt();
        long expectedLength = nextInt();
        if (expectedCrc != crc.getValue() || expectedLength != (length & 0xFFFF_FFFFL)) {
            throw new ZipException("wrong checksum");
        }
        inMember = false;
    }

    private long nextInt() throws IOException {
        int low = nextByte() | (nextByte() << 8);
        int high = nextByte() | (nextByte() << 8);
        return low | ((long) high << 16);
    }

    private int nextByte() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException();
        }
        return input[position++] & 0xFF;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        while (nextByte() != 0) {
            // Name and comment end in a zero; neither is of use here.
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(input, 0, input.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }
}
