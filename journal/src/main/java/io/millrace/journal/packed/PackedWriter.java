package io.millrace.journal.packed;

import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a packed file from its first byte to its last. Equal content gives equal bytes as long as
 * the deflater of the Java runtime is the same. Forces nothing.
 */
public final class PackedWriter implements AutoCloseable {

    /** Content of one member, in bytes; every call but the last must bring as many. */
    public static final int BLOCK_BYTES = PackedLayout.BLOCK_BYTES;

    private final DiskFile file;
    private final long contentBytes;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final ByteBuffer member = PackedLayout.buffer();
    private long position;
    private long written;

    /**
     * Begins.
     *
     * @param file empty; it stays open
     * @param contentBytes length of the whole content, from 1
     */
    public PackedWriter(DiskFile file, long contentBytes) {
        assert contentBytes > 0 : contentBytes + " bytes";
        this.file = file;
        this.contentBytes = contentBytes;
    }

    /**
     * Takes the next block.
     *
     * @param block content from its start
     * @param length {@link #BLOCK_BYTES}, or what is left
     * @throws IOException when the disk takes no more
     */
    public void write(byte[] block, int length) throws IOException {
        assert length == Math.min(BLOCK_BYTES, contentBytes - position) : length + " bytes";
        deflater.reset();
        deflater.setInput(block, 0, length);
        deflater.finish();
        member.clear();
        member.position(PackedLayout.HEADER_BYTES);
        deflater.deflate(member);
        assert deflater.finished() : "deflate made more than " + PackedLayout.MAX_MEMBER_BYTES;
        CRC32 crc = new CRC32();
        crc.update(block, 0, length);
        member.putInt((int) crc.getValue()).putInt(length).flip();
        PackedLayout.finish(member, contentBytes, position, length);
        int bytes = member.limit();
        file.write(member, written);
        written += bytes;
        position += length;
    }

    /** {@return bytes of the file so far} */
    public long written() {
        return written;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
