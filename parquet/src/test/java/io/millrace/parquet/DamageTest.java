package io.millrace.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;

import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damaged files: an error that names the file, or every row. Pages with a checksum never give
 * another event; those of the other writer have none, nor has any footer, so a flipped digit there
 * may be a good file of its own.
 */
class DamageTest {

    private static final long SEED = 20_261_121;
    private static final int FLIPS = 400;
    private static final int STEP = 13;
    private static final int ROWS = 500;
    private static final int MAGIC = 4;

    @TempDir private Path directory;

    private static byte[] good(String name) throws IOException {
        try (InputStream in = DamageTest.class.getResourceAsStream("/made/" + name)) {
            assertTrue(in != null, name);
            return in.readAllBytes();
        }
    }

    private int read(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("damaged.parquet"), bytes);
        int rows = 0;
        try (EventReader reader = new ParquetFormat().open(file, Reading.of(0))) {
            while (reader.advance()) {
                rows++;
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades-v1-snappy.parquet", "trades-v2-zstd.parquet"})
    void shouldRefuseAFileThatIsCutOff(String name) throws IOException {
        byte[] good = good(name);
        for (int length = 0; length < good.length; length += STEP) {
            byte[] cut = Arrays.copyOf(good, length);

            FeedException refusal = assertThrows(FeedException.class, () -> read(cut));

            assertTrue(refusal.toString().contains("damaged.parquet: "), refusal::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades-v1-snappy.parquet", "trades-v2-zstd.parquet"})
    void shouldGiveEveryRowOrAnErrorWhenABitIsWrong(String name) throws IOException {
        byte[] good = good(name);
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = good.clone();
            int at = random.nextInt(good.length);
            int bit = random.nextInt(Byte.SIZE);
            flipped[at] ^= (byte) (1 << bit);
            try {
                assertEquals(ROWS, read(flipped), "seed " + SEED + ", byte " + at + ", bit " + bit);
            } catch (FeedException e) {
                assertTrue(e.toString().contains("damaged.parquet: "), e::toString);
                refused++;
            }
        }
        assertTrue(refused > FLIPS / 2, "only " + refused + " of " + FLIPS + " were refused");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "ZSTD", "LZ4_RAW", "GZIP"})
    void shouldRefuseFlippedBitsOfCheckedPagesUnlessTheyChangeNothing(CompressionCodec codec)
            throws IOException {
        byte[] good = checked(codec).bytes();
        Path file = Files.write(directory.resolve("damaged.parquet"), good);
        List<String> events = Events.of(file);
        assertEquals(60, events.size());
        int footer = ByteBuffer.wrap(good).order(LITTLE_ENDIAN).getInt(good.length - 8);
        int end = good.length - 8 - footer;
        Random random = new Random(SEED);
        int refused = 0;
        for (int at = MAGIC; at < end; at++) {
            byte[] flipped = good.clone();
            int bit = random.nextInt(Byte.SIZE);
            flipped[at] ^= (byte) (1 << bit);
            Files.write(file, flipped);
            try {
                assertEquals(events, Events.of(file), "byte " + at + ", bit " + bit);
            } catch (FeedException e) {
                assertTrue(e.toString().contains("damaged.parquet: "), e::toString);
                refused++;
            }
        }
        assertTrue(refused > (end - MAGIC) * 8 / 10, refused + " of " + (end - MAGIC));
    }

    private static MadeFile checked(CompressionCodec codec) {
        Object[] times = new Object[60];
        Object[] prices = new Object[60];
        Object[] sizes = new Object[60];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1_704_067_200L + i * 7L;
            prices[i] = 100.25 + i % 13 * 0.5;
            sizes[i] = 1.0 + i % 5;
        }
        return new MadeFile()
                .codec(codec)
                .rowsPerGroup(20)
                .column("time", times)
                .column("price", prices)
                .column("qty", sizes);
    }
}
