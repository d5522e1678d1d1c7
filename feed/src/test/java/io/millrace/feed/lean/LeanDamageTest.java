package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.CountingSink;
import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A damaged zip is refused; it never gives other events, fewer of them or another exception. */
class LeanDamageTest {

    private static final String NAME = "equity/usa/tick/bac/20131007_quote.zip";
    private static final int FLIPS = 1_000;

    @TempDir Path root;

    private static String rows() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String side = (138_400 + i % 7 * 100) + "," + (100 + i % 11 * 100);
            text.append(14_400_000 + i * 37);
            text.append(i % 2 == 0 ? ",0,0," + side : "," + side + ",0,0").append(",P,1,0\n");
        }
        return text.toString();
    }

    /** Of all events and of their number. */
    private static long checksum(Path file) {
        CountingSink sink = new CountingSink(true);
        try (EventReader reader = new LeanFormat().open(file, Reading.of(0))) {
            while (reader.advance()) {
                reader.writeTo(sink);
            }
        }
        return sink.checksum() * 31 + sink.count();
    }

    @Test
    void shouldRefuseZipCutOffAtEveryByte() {
        byte[] whole = SampleFiles.zip(rows());
        for (int length = 0; length < whole.length; length++) {
            Path file = LeanFiles.write(root, NAME, Arrays.copyOf(whole, length));
            FeedException e =
                    assertThrows(
                            FeedException.class,
                            () -> checksum(file),
                            "cut off after " + length + " bytes");
            assertTrue(e.toString().contains(": " + file + ": "), e.toString());
        }
    }

    @Test
    void shouldRefuseFlippedBytesUnlessTheyChangeNothing() {
        byte[] whole = SampleFiles.zip(rows());
        long checksum = checksum(LeanFiles.write(root, NAME, whole));
        long seed = 20_131_007;
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            String what = "seed " + seed + ", flip " + i + ", byte " + at + " of " + whole.length;
            Path file = LeanFiles.write(root, NAME, damaged);
            try {
                assertEquals(checksum, checksum(file), what);
            } catch (FeedException e) {
                refused++;
                assertTrue(e.toString().contains(": " + file + ": "), what + ": " + e);
            }
        }
        assertTrue(refused > FLIPS * 3 / 4, refused + " of " + FLIPS + " were refused");
    }
}
