package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.VerifyReport.Status;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A sum that is taken while the epoch grows holds every used byte, as one of the end does. */
@Timeout(120)
final class SealAheadTest {

    private static final int RECORDS = 60_000;
    private static final long LAG = 2 << 20;

    @TempDir private Path journal;

    private static void append(EpochWriter writer, int first, int count) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        for (int sequence = first; sequence < first + count; sequence++) {
            EventLayout.start(buffer, 0, EventType.TRADE, 0, 48);
            EventLayout.place(buffer, 0, sequence, sequence, 0);
            buffer.putLong(EventLayout.payload(0), sequence * 0x9E37_79B9_7F4A_7C15L);
            writer.append(buffer, 0, EventLayout.recordLength(48));
            if (sequence % 64 == 0) {
                writer.flush();
            }
        }
        writer.flush();
    }

    private static String sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Arrays.stream(parts).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void awaitAhead(SealAhead sealing, long bytes) {
        while (sealing.aheadBytes() < bytes) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldSumWhatWasClosedWhileTheEpochGrowsAndTheHeadLast() throws Exception {
        SealAhead sealing;
        EpochEnd end;
        long records;
        Path directory;
        try (EpochWriter writer = Samples.create(journal)) {
            directory = writer.directory();
            sealing = new SealAhead(directory, LAG);
            append(writer, 1, RECORDS);
            long position = 96L * RECORDS;
            sealing.grown(LAG);
            assertEquals(0, sealing.aheadBytes());
            sealing.grown(position);
            awaitAhead(sealing, position);
            append(writer, RECORDS + 1, 100);
            end = new EpochEnd(1, RECORDS + 100, writer.lastCrc());
            records = writer.records();
        }

        Seal.SealedFile file;
        try (sealing) {
            file = sealing.finish(end, records);
        }

        byte[] used =
                Arrays.copyOf(
                        Files.readAllBytes(directory.resolve(Epochs.RECORDS)),
                        (int) file.usedBytes());
        int head = (int) Seal.Sum.HEAD_BYTES;
        String expected =
                sha256(Arrays.copyOfRange(used, head, used.length), Arrays.copyOf(used, head));
        assertEquals(expected, file.sha256());
        assertTrue(file.usedBytes() > 96L * (RECORDS + 100), "used: " + file.usedBytes());
    }

    @Test
    void shouldRefuseAnEpochThatDoesNotHoldWhatWasAppended() {
        Path directory = Samples.unsealed(journal, 100);
        try (SealAhead sealing = new SealAhead(directory)) {
            EpochEnd end = new EpochEnd(1, 100, 7);

            assertThrows(JournalException.class, () -> sealing.finish(end, 100));
        }
    }

    @ParameterizedTest(name = "bit flipped at byte {0} of a file of 6 MB")
    @CsvSource({"120000", "900000", "1048575", "1048576", "5000000"})
    void shouldFindABitThatIsFlippedAnywhereUnderTheSeal(long at) throws IOException {
        Path directory;
        try (EpochWriter writer = Samples.create(journal)) {
            directory = writer.directory();
            append(writer, 1, RECORDS);
            writer.seal(RECORDS, "00ff");
        }
        assertEquals(Status.CLEAN, JournalVerifier.verify(directory).status());

        flip(directory, at);

        VerifyReport report = JournalVerifier.verify(directory);
        assertEquals(Status.CORRUPT, report.status());
        FirstBad bad = report.firstBad();
        assertTrue(bad != null && bad.file().equals(Epochs.RECORDS), "found: " + bad);
    }

    private static void flip(Path epoch, long at) throws IOException {
        Path path = epoch.resolve(Epochs.RECORDS);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ 1);
        }
    }

    @ParameterizedTest(name = "{0} bytes, {1} of them last")
    @CsvSource({"200000, 0", "200000, 65536", "200000, 70001", "200000, 200000", "100, 200000"})
    void shouldTakeEachUsedByteOnce(int usedBytes, int headBytes) throws Exception {
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        Path file = journal.resolve("file");
        Files.write(file, bytes);
        int head = Math.min(usedBytes, headBytes);
        String expected =
                sha256(Arrays.copyOfRange(bytes, head, usedBytes), Arrays.copyOf(bytes, head));

        try (ReadWindow window = new ReadWindow(file)) {
            assertEquals(expected, Seal.Sum.of(window, usedBytes, headBytes));
            assertEquals("", Seal.Sum.of(window, 300_001, headBytes));
        }
    }
}
