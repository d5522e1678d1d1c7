package io.millrace.journal.packed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

final class PackedFileTest {

    private static final int BLOCK = PackedWriter.BLOCK_BYTES;
    private static final long SEED = 20_261_201L;

    @TempDir private Path directory;

    /** Bytes of which a third repeats, as in a journal. */
    private static byte[] content(int length) {
        SplittableRandom random = new SplittableRandom(SEED + length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = i % 3 == 0 ? (byte) 7 : (byte) random.nextInt(64);
        }
        return bytes;
    }

    private byte[] pack(byte[] content) throws IOException {
        Path path = directory.resolve("packed");
        try (DiskFile file = Disk.system().open(path);
                PackedWriter writer = new PackedWriter(file, content.length)) {
            file.truncate(0);
            for (int at = 0; at < content.length; at += BLOCK) {
                int length = Math.min(BLOCK, content.length - at);
                writer.write(Arrays.copyOfRange(content, at, at + length), length);
            }
            assertEquals(file.size(), writer.written());
        }
        return Files.readAllBytes(path);
    }

    private byte[] expand(byte[] packed) throws IOException {
        Path path = directory.resolve("read");
        Files.write(path, packed);
        try (PackedFile file = PackedFile.open(path)) {
            ByteBuffer all = ByteBuffer.allocate((int) file.contentBytes());
            file.read(0, all);
            assertEquals(0, all.remaining());
            return all.array();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 77})
    void shouldGiveBackWhatWasPackedToItselfAndToAnyGunzip(int length) throws IOException {
        byte[] content = content(length);
        byte[] packed = pack(content);

        assertArrayEquals(content, expand(packed));
        try (GZIPInputStream gunzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertArrayEquals(content, gunzip.readAllBytes());
        }
    }

    @Test
    void shouldPackWhatCannotBeShortened() throws IOException {
        byte[] noise = new byte[2 * BLOCK + 5];
        new SplittableRandom(SEED).nextBytes(noise);

        byte[] packed = pack(noise);

        assertTrue(packed.length < noise.length + 3 * 512, "bytes: " + packed.length);
        assertArrayEquals(noise, expand(packed));
    }

    @Test
    void shouldReadFromTheBlockThatHoldsAByte() throws IOException {
        byte[] content = content(5 * BLOCK + 99);
        Files.write(directory.resolve("read"), pack(content));
        SplittableRandom random = new SplittableRandom(SEED);
        try (PackedFile file = PackedFile.open(directory.resolve("read"))) {
            assertEquals(content.length, file.contentBytes());
            for (int i = 0; i < 50; i++) {
                int position = random.nextInt(content.length);
                int start = (int) PackedFile.blockStart(position);
                int length = 1 + random.nextInt(content.length - start);
                ByteBuffer some = ByteBuffer.allocateDirect(length);
                file.read(start, some);
                byte[] found = new byte[length];
                some.flip().get(found);
                assertTrue(start <= position && position - start < BLOCK);
                assertArrayEquals(Arrays.copyOfRange(content, start, start + length), found);
            }
        }
    }

    @Test
    void shouldNameTheMemberOfEveryFlippedBit() throws IOException {
        byte[] content = content(700);
        byte[] packed = pack(content);
        int flips = 0;
        for (int bit = 0; bit < 8 * packed.length; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            int place = bit;
            PackedException thrown =
                    assertThrows(
                            PackedException.class, () -> expand(flipped), () -> "bit " + place);
            assertEquals(0, thrown.offset(), "bit " + place);
            flips++;
        }
        assertTrue(flips > 3_000, "flips: " + flips);
    }

    @Test
    void shouldNameTheRightOneOfSeveralMembers() throws IOException {
        byte[] packed = pack(content(3 * BLOCK + 10));
        long[] starts = starts(packed);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 120; i++) {
            int member = random.nextInt(starts.length - 1);
            long start = starts[member];
            long length = starts[member + 1] - start;
            // Every other flip is within the header, where lengths and places stand.
            long place = start + random.nextLong(i % 2 == 0 ? PackedLayout.HEADER_BYTES : length);
            byte[] flipped = packed.clone();
            flipped[(int) place] ^= (byte) (1 << random.nextInt(8));

            PackedException thrown =
                    assertThrows(PackedException.class, () -> expand(flipped), "byte " + place);

            assertEquals(start, thrown.offset(), "byte " + place + ": " + thrown.getMessage());
        }
    }

    private long[] starts(byte[] packed) throws IOException {
        long[] starts = new long[5];
        int members = 0;
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < packed.length; at += bytes.getInt(at + 36)) {
            starts[members++] = at;
        }
        starts[members] = packed.length;
        assertEquals(4, members);
        return starts;
    }

    @Test
    void shouldFindAFileThatIsCutAtAnyByte() throws IOException {
        byte[] packed = pack(content(900));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThrows(PackedException.class, () -> expand(cut), "at " + length);
        }
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);
        assertThrows(PackedException.class, () -> expand(longer));
    }

    @Test
    void shouldFindMembersThatAreMissingDoubledOrSwapped() throws IOException {
        byte[] packed = pack(content(3 * BLOCK + 10));
        long[] starts = starts(packed);
        int[][] orders = {{0, 1, 2}, {1, 2, 3}, {0, 2, 3}, {0, 1, 1, 2, 3}, {0, 2, 1, 3}, {3}, {}};
        for (int[] order : orders) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            for (int member : order) {
                int start = (int) starts[member];
                bytes.write(packed, start, (int) starts[member + 1] - start);
            }
            assertThrows(
                    PackedException.class,
                    () -> expand(bytes.toByteArray()),
                    Arrays.toString(order));
        }
    }

    @Test
    void shouldGiveEqualBytesForEqualContent() throws IOException {
        assertArrayEquals(pack(content(2 * BLOCK)), pack(content(2 * BLOCK)));
    }
}
