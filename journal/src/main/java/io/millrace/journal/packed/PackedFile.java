package io.millrace.journal.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A packed file, open for reading. Opening reads the head of each member and finds a file that is
 * cut, or has members missing, doubled or swapped; reading checks every byte of the members it
 * needs.
 */
public final class PackedFile implements AutoCloseable {

    private static final int FIRST_MEMBERS = 64;

    private final FileChannel channel;
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer member = PackedLayout.buffer();
    private final byte[] block = new byte[PackedLayout.BLOCK_BYTES];

    /** Where each member begins, and where the last one ends. */
    private long[] starts = new long[FIRST_MEMBERS];

    private int members;
    private long contentBytes;

    private PackedFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file.
     *
     * @param path of the file
     * @return the file, to be closed
     * @throws PackedException when it is not what was written
     * @throws IOException when the disk does not give the bytes
     */
    public static PackedFile open(Path path) throws IOException {
        PackedFile file =
                new PackedFile(
                        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            file.index();
            return file;
        } catch (PackedException e) {
            file.requireMembers();
            throw e;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void index() throws IOException {
        long position = 0;
        do {
            long start = starts[members];
            read(start, PackedLayout.HEADER_BYTES);
            String fault = PackedLayout.headerFault(member);
            if (!fault.isEmpty()) {
                throw new PackedException(start, fault);
            }
            contentBytes = start == 0 ? PackedLayout.contentBytes(member) : contentBytes;
            long length = Math.min(PackedLayout.BLOCK_BYTES, contentBytes - position);
            if (PackedLayout.contentBytes(member) != contentBytes
                    || PackedLayout.position(member) != position
                    || length <= 0
                    || PackedLayout.blockBytes(member) != length) {
                throw new PackedException(
                        start, "the member is out of place; it must hold byte " + position);
            }
            add(start + PackedLayout.memberBytes(member));
            position += length;
        } while (position < contentBytes);
        long size = channel.size();
        if (fileBytes() != size) {
            throw new PackedException(
                    Math.min(fileBytes(), size),
                    "the file has " + size + " bytes; it must have " + fileBytes());
        }
    }

    private void add(long end) {
        if (members + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[++members] = end;
    }

    /** A wrong length or place shows at the next member; the first that has changed is named. */
    private void requireMembers() throws IOException {
        try (this) {
            for (int index = 0; index < members; index++) {
                expand(index);
            }
        }
    }

    private void read(long start, int count) throws IOException {
        member.clear().limit(count);
        while (member.hasRemaining()) {
            if (channel.read(member, start + member.position()) < 0) {
                throw new PackedException(start, "the file ends here; a whole member must follow");
            }
        }
    }

    /** {@return length of the content, in bytes} */
    public long contentBytes() {
        return contentBytes;
    }

    /** {@return length of the file, in bytes} */
    public long fileBytes() {
        return starts[members];
    }

    /**
     * The start of the block that holds a byte.
     *
     * @param position of the byte, from 0
     * @return position of the first byte that can be read without expanding others
     */
    public static long blockStart(long position) {
        return position - position % PackedLayout.BLOCK_BYTES;
    }

    /**
     * Reads whole blocks.
     *
     * @param position where the first begins, as {@link #blockStart} says
     * @param target filled to its limit, or to the end of the content
     * @throws PackedException when a byte is not what was written
     * @throws IOException when the disk does not give the bytes
     */
    public void read(long position, ByteBuffer target) throws IOException {
        int index = (int) (position / PackedLayout.BLOCK_BYTES);
        while (target.hasRemaining() && index < members) {
            int length = expand(index++);
            target.put(block, 0, Math.min(length, target.remaining()));
        }
    }

    private int expand(int index) throws IOException {
        long start = starts[index];
        int count = (int) (starts[index + 1] - start);
        read(start, count);
        if (!PackedLayout.isChecked(member)) {
            throw new PackedException(start, "the member's checksum is wrong; a byte has changed");
        }
        int length = PackedLayout.blockBytes(member);
        int deflated = count - PackedLayout.HEADER_BYTES - PackedLayout.TRAILER_BYTES;
        inflater.reset();
        inflater.setInput(member.slice(PackedLayout.HEADER_BYTES, deflated));
        CRC32 crc = new CRC32();
        try {
            boolean isWhole = inflater.inflate(block, 0, length) == length;
            crc.update(block, 0, length);
            int trailer = count - PackedLayout.TRAILER_BYTES;
            if (!isWhole || (int) crc.getValue() != member.getInt(trailer)) {
                throw new PackedException(start, "the member does not expand to what was packed");
            }
        } catch (DataFormatException e) {
            throw new PackedException(start, "the member cannot be expanded: " + e.getMessage());
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
