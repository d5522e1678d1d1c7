package io.millrace.feed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class PackingTest {

    private static final long SEED = 11;

    @TempDir Path directory;

    private static String rows(int first, int count) {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder(first == 0 ? "ts_ms,price,qty\n" : "");
        for (int i = first; i < first + count; i++) {
            text.append(1_642_204_800_000L + i).append(',').append(100 + random.nextInt(900));
            text.append(".5,0.").append(1 + random.nextInt(9_998)).append('\n');
        }
        return text.toString();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private String refusal(byte[] bytes) {
        Path file = SampleFiles.write(directory, "t.csv.gz", bytes);
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        return String.valueOf(e.getMessage()).substring(file.toString().length());
    }

    @Test
    void shouldReadTheSameWhenManyRowsArePacked() {
        String text = rows(0, 50_000);
        List<String> plain = SampleFiles.events(SampleFiles.write(directory, "p.csv", text));
        byte[] gzip = SampleFiles.gzip(text);
        byte[] members = join(SampleFiles.gzip(rows(0, 20_000)), SampleFiles.gzip(rows(20_000, 9)));

        assertEquals(50_000, plain.size());
        assertEquals(plain, SampleFiles.events(SampleFiles.write(directory, "g", gzip)));
        byte[] zip = SampleFiles.zip(text);
        assertEquals(plain, SampleFiles.events(SampleFiles.write(directory, "z", zip)));
        byte[] padded = Arrays.copyOf(gzip, gzip.length + 100_000);
        assertEquals(plain, SampleFiles.events(SampleFiles.write(directory, "d", padded)));
        assertEquals(20_009, SampleFiles.events(SampleFiles.write(directory, "m", members)).size());
    }

    @Test
    void shouldNeverEndCleanlyWhenGzipIsCutOffAnywhere() {
        byte[] gzip = SampleFiles.gzip(rows(0, 60));
        for (int length = 2; length < gzip.length; length++) {
            String message = refusal(Arrays.copyOf(gzip, length));
            assertTrue(
                    message.matches(
                            ": line [0-9]+: gzip is cut off here; the file must be complete"),
                    "cut to " + length + message);
        }
    }

    @Test
    void shouldSayWhereWhenLongGzipIsCutOff() {
        byte[] gzip = SampleFiles.gzip(rows(0, 100_000));

        for (int tenth = 1; tenth < 10; tenth++) {
            String message = refusal(Arrays.copyOf(gzip, gzip.length / 10 * tenth));
            long line = Long.parseLong(message.replaceAll("[^0-9]", ""));
            assertTrue(message.contains("gzip is cut off here"), message);
            assertTrue(Math.abs(line - tenth * 10_000L) < 1_500, message);
        }
        String all = refusal(Arrays.copyOf(gzip, gzip.length - 1));
        assertEquals(": line 100002: gzip is cut off here; the file must be complete", all);
    }

    @Test
    void shouldNeverEndCleanlyWhenSecondMemberIsCutOff() {
        byte[] first = SampleFiles.gzip(rows(0, 5));
        byte[] second = SampleFiles.gzip(rows(5, 5));
        for (int length = 1; length < second.length; length++) {
            String message = refusal(join(first, Arrays.copyOf(second, length)));
            assertTrue(message.contains("gzip is cut off here"), "cut to " + length + message);
        }
    }

    @Test
    void shouldRefuseGzipWhenBytesAreWrong() {
        byte[] gzip = SampleFiles.gzip(rows(0, 60));
        byte[] checksum = gzip.clone();
        checksum[gzip.length - 8] ^= 1;
        assertEquals(
                ": line 62: gzip is corrupt here (wrong checksum); the file must be complete",
                refusal(checksum));
        byte[] size = gzip.clone();
        size[gzip.length - 1] ^= 1;
        assertEquals(
                ": line 62: gzip is corrupt here (wrong checksum); the file must be complete",
                refusal(size));
        assertEquals(
                ": line 62: gzip is corrupt here (invalid header); the file must be complete",
                refusal(join(gzip, "rubbish".getBytes(StandardCharsets.UTF_8))));
        byte[] method = gzip.clone();
        method[2] = 7;
        assertEquals(
                ": line 1: gzip is corrupt here (invalid header); the file must be complete",
                refusal(method));
    }

    @Test
    void shouldNeverEndCleanlyWhenOneByteOfGzipDataIsFlipped() {
        byte[] gzip = SampleFiles.gzip(rows(0, 200));
        for (int i = 10; i < gzip.length; i += 3) {
            byte[] broken = gzip.clone();
            broken[i] ^= 0x10;
            assertTrue(refusal(broken).startsWith(": line "), "byte " + i);
        }
    }

    @Test
    void shouldNeverEndCleanlyWhenOneByteOfZipDataIsFlipped() {
        String text = rows(0, 200);
        byte[] zip = SampleFiles.zip(text);
        int dataLength = SampleFiles.gzip(text).length - 18;
        int dataStart = 30 + "0.csv".length();
        for (int i = dataStart; i < dataStart + dataLength; i += 7) {
            byte[] broken = zip.clone();
            broken[i] ^= 0x10;
            assertTrue(refusal(broken).startsWith(": line "), "byte " + i);
        }
    }

    @Test
    void shouldSkipOptionalHeaderFieldsWhenGzipHasThem() throws IOException {
        byte[] plain = SampleFiles.gzip("hello");
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] = 2 | 4 | 8 | 16;
        byte[] fields = {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0, 9, 9};
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] all = join(head, fields, body);

        try (GzipInput in = new GzipInput(new ByteArrayInputStream(all))) {
            assertEquals('h', in.read());
            assertEquals("ello", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(-1, in.read());
        }
    }
}
