package io.millrace.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.text.Lines;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damaged files of every format of lines and JSON: an error with file and line, or good events. */
class DamageTest {

    private static final long SEED = 20_261_121;
    private static final int FLIPS = 800;
    private static final int HUGE = 50_000_000;

    @TempDir Path directory;

    /** A small good file of a format. */
    enum Sample {
        BINANCE,
        HYPERLIQUID,
        TRADES,
        BARS,
        CANDLES,
        QUOTE_BARS,
        NINJATRADER;

        String text() {
            StringBuilder text = new StringBuilder(head());
            for (int i = 0; i < 20; i++) {
                text.append(i == 0 || !isOneValue() ? "" : ",").append(row(i));
            }
            return text + tail();
        }

        /** Whether a file cut behind any byte but the last is damaged in any case. */
        boolean isOneValue() {
            return this == TRADES || this == BARS || this == CANDLES;
        }

        String head() {
            return switch (this) {
                case TRADES, BARS -> "[";
                case CANDLES -> "{\"candles\":[";
                case QUOTE_BARS ->
                        "time,bid_open,bid_high,bid_low,bid_close,"
                                + "ask_open,ask_high,ask_low,ask_close\n";
                default -> "";
            };
        }

        String tail() {
            return switch (this) {
                case TRADES, BARS -> "]";
                case CANDLES -> "]}";
                default -> "";
            };
        }

        String row(int i) {
            long ms = 1_642_204_800_000L + i * 60_000L;
            return switch (this) {
                case BINANCE ->
                        ms
                                + "000000 {\"stream\":\"a@trade\",\"data\":{\"e\":\"trade\",\"E\":"
                                + ms
                                + ",\"s\":\"AB\",\"t\":7,\"p\":\"10.5\",\"q\":\"1\",\"T\":"
                                + ms
                                + ",\"m\":true}}\n";
                case HYPERLIQUID ->
                        ms
                                + "000000 {\"channel\":\"bbo\",\"data\":{\"coin\":\"A\",\"time\":"
                                + ms
                                + ",\"bbo\":[{\"px\":\"5\",\"sz\":\"3\"},{\"px\":\"6\",\"sz\":\"2\"}]}}\n";
                case TRADES -> "[" + ms + ",\"7\",null,\"buy\",1.5,2,3]\n";
                case BARS -> "[" + ms + ",1,2,0.5,1.5,7]\n";
                case CANDLES ->
                        "{\"start\":\""
                                + ms / 1_000
                                + "\",\"low\":\"1\",\"high\":\"3\",\"open\":\"2\",\"close\":\"2\","
                                + "\"volume\":\"5\"}\n";
                case QUOTE_BARS -> ms + ",1,2,0.5,1.5,1,2,0.5,1.5\n";
                case NINJATRADER -> "20220115 09" + (10 + i) + "00;1;2;0.5;1.5;7\n";
            };
        }
    }

    private Path write(byte[] bytes) {
        return SampleFiles.write(directory, "damaged", bytes);
    }

    /** The message of the refusal; "" when the file is read. */
    private static String outcome(Path file) {
        try {
            SampleFiles.events(file);
            return "";
        } catch (FeedException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith(file + ": "), message);
            return message.substring(file.toString().length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadTheGoodFile(Sample sample) {
        assertEquals(20, SampleFiles.events(write(sample.text().getBytes(UTF_8))).size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeverEndCleanlyWhenGzipIsCutOffAnywhere(Sample sample) {
        byte[] gzip = SampleFiles.gzip(sample.text());
        for (int length = 2; length < gzip.length; length++) {
            String message = outcome(write(Arrays.copyOf(gzip, length)));
            assertTrue(
                    message.matches(
                            ": line [0-9]+: gzip is cut off here; the file must be complete"),
                    "cut to " + length + message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseTextWhenItIsCutInsideARow(Sample sample) {
        byte[] text = sample.text().getBytes(UTF_8);
        int start = sample.text().lastIndexOf(sample.row(19));
        for (int length = start + 1; length < start + sample.row(19).length() - 2; length++) {
            String message = outcome(write(Arrays.copyOf(text, length)));
            // The last column of CSV may be cut inside its digits, which nobody can see.
            boolean lastColumn =
                    !sample.isOneValue()
                            && sample.row(19).charAt(0) != '{'
                            && length > start + sample.row(19).length() - 5;
            assertTrue(lastColumn || message.startsWith(": line "), "cut to " + length + message);
        }
    }

    /* Plain text has no checksum: a digit that became another digit is a good file of its own. */
    @ParameterizedTest
    @EnumSource
    void shouldRefuseOrReadWhenBytesOfTextAreFlipped(Sample sample) {
        byte[] text = sample.text().getBytes(UTF_8);
        Random random = new Random(SEED);
        for (int i = 0; i < FLIPS; i++) {
            String message = outcome(write(flipped(text, random)));
            assertTrue(message.isEmpty() || message.contains("; "), "seed " + SEED + message);
        }
    }

    /* A packed file has one: it is refused, or the flipped bytes are none of its contents. */
    @ParameterizedTest
    @EnumSource
    void shouldRefuseFlippedBytesOfGzipUnlessTheyChangeNothing(Sample sample) {
        byte[] gzip = SampleFiles.gzip(sample.text());
        List<String> good = SampleFiles.events(write(gzip));
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            String what = "seed " + SEED + ", flip " + i;
            Path file = write(flipped(gzip, random));
            try {
                assertEquals(good, SampleFiles.events(file), what);
            } catch (FeedException e) {
                refused++;
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith(file + ": "), what + message);
                assertTrue(message.contains("; "), what + message);
            }
        }
        assertTrue(refused > FLIPS * 9 / 10, refused + " of " + FLIPS + " were refused");
    }

    private static byte[] flipped(byte[] good, Random random) {
        byte[] broken = good.clone();
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        return broken;
    }

    @ParameterizedTest
    @EnumSource(names = {"BINANCE", "HYPERLIQUID", "TRADES", "BARS", "CANDLES"})
    void shouldRefuseTextThatIsNotUtf8(Sample sample) {
        String row = sample.row(5);
        int quote = row.indexOf('"') < 0 ? row.indexOf(',') : row.indexOf('"');
        byte[] text = sample.text().getBytes(UTF_8);
        text[sample.text().indexOf(row) + quote + 1] = (byte) 0xFF;
        String message = outcome(write(text));
        assertTrue(message.contains(": line 6: byte "), message);
        assertTrue(message.contains("0xff"), message);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseValueOf50MegabytesInBoundedMemory(Sample sample) {
        String text = sample.text();
        int at = text.indexOf(sample.row(3)) + sample.row(3).indexOf("5") + 1;
        byte[] bytes = new byte[text.length() + HUGE];
        byte[] good = text.getBytes(UTF_8);
        System.arraycopy(good, 0, bytes, 0, at);
        Arrays.fill(bytes, at, at + HUGE, (byte) '5');
        System.arraycopy(good, at, bytes, at + HUGE, good.length - at);
        Path file = write(bytes);
        long before = allocated();
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        int line = sample.head().endsWith("\n") ? 5 : 4;
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(file + ": line " + line + ": "), message);
        assertTrue(allocated() - before < 8L * Lines.MAX_LINE, "bytes " + (allocated() - before));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
