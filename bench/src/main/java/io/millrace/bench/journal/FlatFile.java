package io.millrace.bench.journal;

import io.millrace.bench.run.WrongAnswer;

import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
    private static final int PAGE_BYTES = 4_096;

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

    /** Writes to every page of the block in use, so that none is missing when it is filled. */
    void touch() {
        for (int at = 0; at < blockBytes; at += PAGE_BYTES) {
            block.putByte(at, (byte) 0);
        }
    }

    /**
     * Reads a file again.
     *
     * @param file holds rounds, one behind the other
     * @param round bytes that each must be
     * @param rounds how many
     * @throws WrongAnswer when a byte is another one
     */
    static void check(Path file, byte[] round, long rounds) throws IOException {
        ByteBuffer expected = ByteBuffer.wrap(round);
        try (FileChannel channel = FileChannel.open(file)) {
            for (long i = 0; i < rounds; i++) {
                MappedByteBuffer written =
                        channel.map(FileChannel.MapMode.READ_ONLY, i * round.length, round.length);
                int place = written.mismatch(expected);
                IoUtil.unmap(written);
                if (place >= 0) {
                    throw new WrongAnswer(
                            "flat file: byte "
                                    + (i * round.length + place)
                                    + " is not the one that was appended");
                }
            }
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
