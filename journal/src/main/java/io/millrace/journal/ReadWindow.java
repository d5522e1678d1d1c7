package io.millrace.journal;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A read-only mapping of a part of one file that is moved as reading goes on, so that files of any
 * size can be read. It never reaches beyond the end of the file. Allocates when it moves, and only
 * then. Not thread-safe.
 */
final class ReadWindow implements AutoCloseable {

    /** Bytes mapped at once; far more than any document. */
    static final int WINDOW_BYTES = 64 << 20;

    private static final int PAGE_BYTES = 4096;
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final Path path;
    private final FileChannel channel;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private Arena arena = Arena.ofShared();
    private long base;
    private int length;

    ReadWindow(Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be opened; it must be a file", e);
        }
    }

    /** Whether the file holds these bytes; if so, they are in the buffer afterwards. */
    boolean cover(long position, int count) {
        assert count <= WINDOW_BYTES - PAGE_BYTES : count + " bytes at once";
        if (position >= base && position + count <= base + length) {
            return true;
        }
        return move(position, count);
    }

    private boolean move(long position, int count) {
        try {
            long size = channel.size();
            if (position + count > size) {
                return false;
            }
            long start = position & -PAGE_BYTES;
            int mapped = (int) Math.min(size - start, WINDOW_BYTES);
            Arena next = Arena.ofShared();
            map(next, start, mapped);
            arena.close();
            arena = next;
            return true;
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be mapped; it must be readable", e);
        }
    }

    private void map(Arena next, long start, int mapped) throws IOException {
        MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, start, mapped, next);
        buffer.wrap(segment.address(), mapped);
        base = start;
        length = mapped;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Where in the file the buffer begins. */
    long base() {
        return base;
    }

    long fileSize() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new JournalException(path + ": has no size; it must be readable", e);
        }
    }

    /**
     * First byte that is not zero in a range of the file, or -1. Read, not mapped: where a file has
     * no page and the disk no room for one, a mapping fails and a read gives zeros.
     */
    long firstNonZero(long from, long to) {
        ByteBuffer chunk = ByteBuffer.allocate(ZEROS.length);
        long position = from;
        try {
            while (position < to) {
                chunk.clear().limit((int) Math.min(to - position, ZEROS.length));
                int count = channel.read(chunk, position);
                if (count <= 0) {
                    return -1;
                }
                int found = Arrays.mismatch(chunk.array(), 0, count, ZEROS, 0, count);
                if (found >= 0) {
                    return position + found;
                }
                position += count;
            }
            return -1;
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be read; the disk must be sound", e);
        }
    }

    @Override
    public void close() {
        buffer.wrap(0, 0);
        base = 0;
        length = 0;
        if (arena.scope().isAlive()) {
            arena.close();
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be closed; the disk must be sound", e);
        }
    }
}
