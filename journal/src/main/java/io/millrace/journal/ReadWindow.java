package io.millrace.journal;

import io.millrace.journal.packed.PackedException;
import io.millrace.journal.packed.PackedFile;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * A read-only view of a part of one file that is moved as reading goes on, so that files of any
 * size can be read: a mapping of the file or, where that was archived, memory that its packed file
 * is expanded into. It never reaches beyond the end. Allocates when it moves, and only then. Not
 * thread-safe.
 */
final class ReadWindow implements AutoCloseable {

    /** Bytes mapped at once; far more than any document. */
    static final int WINDOW_BYTES = 64 << 20;

    /** Bytes expanded at once. */
    private static final int PACKED_BYTES = 4 << 20;

    private static final int PAGE_BYTES = 4096;
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final Path path;
    private final LongSupplier sequence;
    private final @Nullable FileChannel channel;
    private final @Nullable PackedFile packed;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private Arena arena = Arena.ofShared();
    private long base;
    private int length;

    ReadWindow(Path path) {
        this(path, () -> 0);
    }

    /** Opens a file; where it is damaged as an archive, the sequence is told with the place. */
    ReadWindow(Path path, LongSupplier sequence) {
        this(channel(path), path, Epochs.packed(path), sequence);
    }

    private ReadWindow(
            @Nullable FileChannel channel, Path file, Path archive, LongSupplier sequence) {
        this.sequence = sequence;
        this.channel = channel;
        path = channel == null ? archive : file;
        packed = channel == null ? packed() : null;
    }

    /** Opens an archive, whatever its name. */
    static ReadWindow ofArchive(Path archive) {
        return new ReadWindow(null, archive, archive, () -> 0);
    }

    /** Null where the file was archived: an archive gets its name before the file loses its own. */
    private static @Nullable FileChannel channel(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) && Epochs.isPacked(file)) {
                return null;
            }
            throw new JournalException(file + ": cannot be opened; it must be a file", e);
        }
    }

    private PackedFile packed() {
        try {
            return PackedFile.open(path);
        } catch (PackedException e) {
            throw damage(e);
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be opened; it must be readable", e);
        }
    }

    private JournalException damage(PackedException e) {
        Path directory = path.toAbsolutePath().getParent();
        int epoch = directory == null ? 0 : Epochs.numberOrNone(directory);
        return new JournalCorruptException(
                new FirstBad(
                        epoch,
                        String.valueOf(path.getFileName()),
                        e.offset(),
                        sequence.getAsLong(),
                        String.valueOf(e.getMessage())));
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
            long size = size();
            if (position + count > size) {
                return false;
            }
            Arena next = Arena.ofShared();
            if (packed == null) {
                map(next, position & -PAGE_BYTES, size);
            } else {
                expand(next, packed, position, count);
            }
            arena.close();
            arena = next;
            return true;
        } catch (PackedException e) {
            throw damage(e);
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be mapped; it must be readable", e);
        }
    }

    private long size() throws IOException {
        FileChannel open = channel;
        PackedFile archive = packed;
        return open != null ? open.size() : archive != null ? archive.contentBytes() : 0;
    }

    private void map(Arena next, long start, long size) throws IOException {
        FileChannel open = channel;
        if (open != null) {
            int mapped = (int) Math.min(size - start, WINDOW_BYTES);
            show(open.map(FileChannel.MapMode.READ_ONLY, start, mapped, next), start);
        }
    }

    private void expand(Arena next, PackedFile archive, long position, int count)
            throws IOException {
        long start = PackedFile.blockStart(position);
        long wanted = Math.max(position - start + count, PACKED_BYTES);
        MemorySegment memory = next.allocate(Math.min(wanted, archive.contentBytes() - start));
        archive.read(start, memory.asByteBuffer());
        show(memory, start);
    }

    private void show(MemorySegment memory, long start) {
        buffer.wrap(memory.address(), (int) memory.byteSize());
        base = start;
        length = (int) memory.byteSize();
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
            return size();
        } catch (IOException e) {
            throw new JournalException(path + ": has no size; it must be readable", e);
        }
    }

    /**
     * First byte that is not zero in a range of the file, or -1. Read, not mapped: where a file has
     * no page and the disk no room for one, a mapping fails and a read gives zeros. An archive ends
     * with the used bytes.
     */
    long firstNonZero(long from, long to) {
        FileChannel open = channel;
        if (open == null) {
            return -1;
        }
        ByteBuffer chunk = ByteBuffer.allocate(ZEROS.length);
        long position = from;
        try {
            while (position < to) {
                chunk.clear().limit((int) Math.min(to - position, ZEROS.length));
                int count = open.read(chunk, position);
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
        try (FileChannel open = channel;
                PackedFile archive = packed) {
            assert open == null || archive == null : path;
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be closed; the disk must be sound", e);
        }
    }
}
