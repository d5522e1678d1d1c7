package io.millrace.bench.journal;

import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records one behind the other in a memory-mapped file that grows by blocks: the least that an
 * append can be. Page faults are part of it. One thread.
 */
final class FlatFile implements AutoCloseable {

    private static final int BLOCK_BYTES = 16 << 20;

    private final FileChannel channel;
    private final int blockBytes;
    private final UnsafeBuffer block = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapped;
    private long begin;
    private int used;

    FlatFile(Path file) {
        this(file, BLOCK_BYTES);
    }

    FlatFile(Path file, int blockBytes) {
        this.blockBytes = blockBytes;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, blockBytes);
            block.wrap(mapped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(DirectBuffer source, int offset, int length) {
        if (used + length > blockBytes) {
            next();
        }
        block.putBytes(used, source, offset, length);
        used += length;
    }

    private void next() {
        try {
            begin += used;
            IoUtil.unmap(mapped);
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, begin, blockBytes);
            block.wrap(mapped);
            used = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        return begin + used;
    }

    @Override
    public void close() {
        try {
            IoUtil.unmap(mapped);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
