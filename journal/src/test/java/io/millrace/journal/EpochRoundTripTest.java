package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

final class EpochRoundTripTest {

    private static final int RECORDS = 200_000;

    @TempDir private Path journal;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);

    @Test
    void shouldReadWhatWasWrittenWhenBatchesAreOfRandomSize() {
        Path epoch = writeRandom(RECORDS);

        try (EpochReader reader = EpochReader.open(epoch, true)) {
            Random random = new Random(7);
            for (int i = 1; i <= RECORDS; i++) {
                int length = Samples.fill(buffer, random, EventType.QUOTE, i, 0);
                nextOfPipeline(reader);
                assertEquals(length, reader.length());
                assertSame(reader.buffer(), reader.offset(), length);
            }
            while (reader.next()) {
                assertEquals(EventType.CHECKPOINT, reader.type());
            }
            assertEquals(RECORDS, reader.lastSequence());
        }
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(epoch).status());
    }

    @Test
    void shouldBeginWhenPreparedMoreThanOnce() {
        EpochWriter.prepare();
        EpochWriter.prepare();
        EpochWriter.awaitPrepared();

        Path epoch = SampleEpochs.sealed(journal, 10);

        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(epoch).status());
    }

    @Test
    void shouldBeReadableByChronicleItselfWhenWritten() {
        Path epoch = writeRandom(RECORDS);

        try (EpochReader reader = EpochReader.open(epoch, false);
                SingleChronicleQueue queue = openByChronicle(epoch);
                ExcerptTailer tailer = queue.createTailer()) {
            byte[] content = new byte[1 << 20];
            long records = 0;
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        break;
                    }
                    Bytes<?> bytes = Objects.requireNonNull(document.wire()).bytes();
                    records += compare(reader, content, bytes.read(content));
                }
            }
            assertFalse(reader.next());
            assertEquals(reader.records(), records);
        }
    }

    private static SingleChronicleQueue openByChronicle(Path epoch) {
        return SingleChronicleQueueBuilder.binary(epoch)
                .rollCycle(SparseRollCycles.HUGE_DAILY_XSPARSE)
                .timeProvider(() -> 0L)
                .readOnly(true)
                .build();
    }

    private static long compare(EpochReader reader, byte[] content, int length) {
        long records = 0;
        for (int at = 0; length - at > 8; at += reader.length()) {
            assertTrue(reader.next());
            byte[] record = new byte[reader.length()];
            reader.buffer().getBytes(reader.offset(), record);
            assertTrue(Arrays.equals(record, 0, record.length, content, at, at + record.length));
            records++;
        }
        return records;
    }

    @Test
    void shouldFollowAWriterWhenItAppendsOnAnotherThread() throws InterruptedException {
        try (EpochWriter writer = EpochWriter.create(journal, Samples.info())) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread thread = new Thread(() -> appendAll(writer), "writer");
            thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
            thread.start();
            try (EpochReader reader = EpochReader.open(writer.directory(), true)) {
                while (reader.lastSequence() < RECORDS && failure.get() == null) {
                    if (!reader.next()) {
                        Thread.onSpinWait();
                    }
                }
                thread.join();
                assertNull(failure.get());
                assertEquals(RECORDS, reader.lastSequence());
            }
        }
    }

    private static void appendAll(EpochWriter writer) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[4096]);
        Random random = new Random(7);
        for (int i = 1; i <= RECORDS; i++) {
            writer.append(record, 0, Samples.fill(record, random, EventType.QUOTE, i, 0));
            if (writer.batchedRecords() >= random.nextInt(EpochWriter.BATCH_RECORDS)) {
                writer.flush();
            }
        }
        writer.flush();
    }

    @Test
    void shouldKeepBatchInvisibleWhenItIsNotFlushed() {
        try (EpochWriter writer = Samples.create(journal);
                EpochReader reader = EpochReader.open(writer.directory(), true)) {
            while (reader.next()) {
                // Skips the head.
            }
            int length = Samples.fill(buffer, new Random(1), EventType.QUOTE, 1, 0);
            writer.append(buffer, 0, length);
            assertEquals(1, writer.batchedRecords());
            assertFalse(reader.next());

            writer.flush();

            assertEquals(0, writer.batchedRecords());
            assertTrue(reader.next());
            assertEquals(1, EventLayout.sequence(reader.buffer(), reader.offset()));
        }
    }

    @Test
    void shouldFlushByItselfWhenTheBatchIsFull() {
        try (EpochWriter writer = Samples.create(journal)) {
            int length = largestRecord();
            for (int i = 0; i < 3; i++) {
                writer.append(buffer64k, 0, length);
            }
            assertEquals(1, writer.batchedRecords());
            assertEquals(VerifyReport.Status.CLEAN, closeAndVerify(writer));
        }
    }

    private final UnsafeBuffer buffer64k =
            new UnsafeBuffer(new byte[EventLayout.MAX_RECORD_LENGTH]);

    private int largestRecord() {
        int payload = EventLayout.MAX_RECORD_LENGTH - EventLayout.recordLength(0);
        EventLayout.start(buffer64k, 0, EventType.DECISION, -1, payload);
        EventLayout.place(buffer64k, 0, 1, 1, 1);
        return EventLayout.MAX_RECORD_LENGTH;
    }

    private static VerifyReport.Status closeAndVerify(EpochWriter writer) {
        writer.close();
        return JournalVerifier.verify(writer.directory()).status();
    }

    @Test
    void shouldStayReadableWhenARecordsLengthIsAPowerOfTwo() {
        try (EpochWriter writer = Samples.create(journal)) {
            for (int i = 1; i <= 10; i++) {
                EventLayout.start(buffer, 0, EventType.TIMER, -1, 16);
                EventLayout.place(buffer, 0, i, i, 0);
                writer.append(buffer, 0, 64);
                writer.flush();
            }
            assertEquals(VerifyReport.Status.CLEAN, closeAndVerify(writer));
            assertEquals(10, JournalVerifier.verify(writer.directory()).lastSequence());
        }
    }

    @Test
    void shouldGiveBackHeadTextsWhenTheyTakeManyChunks() {
        String settings = "ä€".repeat(50_000);
        try (EpochWriter writer = EpochWriter.create(journal, Samples.info(settings, ""))) {
            EpochSettings read = EpochSettings.read(writer.directory());

            assertEquals(settings, read.settings());
            assertEquals("", read.instruments());
            assertTrue(read.head().contains("instance = test\n"));
            assertEquals("0.1", Manifest.read(writer.directory()).codeVersion());
        }
    }

    @Test
    void shouldNeverReuseANumberWhenEpochsAreDamaged() throws IOException {
        Files.createDirectory(journal.resolve("e000001"));
        Files.writeString(journal.resolve("e000007"), "no directory");
        Files.writeString(journal.resolve("notes"), "no epoch");

        try (EpochWriter writer = Samples.create(journal)) {
            assertEquals(8, writer.epoch());
        }
        assertEquals(List.of(1, 7, 8), Epochs.list(journal));
        assertEquals(9, Epochs.nextNumber(journal));
    }

    @Test
    void shouldNameTheEndOfThePreviousEpochWhenItStartsTheNext() {
        int crc = Seal.read(Samples.sealed(journal, 50)).lastCrc();
        Path second = Samples.unsealed(journal, 30);
        Path third = Samples.unsealed(journal, 1);

        assertEquals(new EpochEnd(1, 50, crc), Manifest.read(second).previous());
        int secondCrc = JournalVerifier.verify(second).lastCrc();
        assertEquals(new EpochEnd(2, 30, secondCrc), Manifest.read(third).previous());
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verifyAll(journal).status());
        assertEquals(3, JournalVerifier.verifyAll(journal).epochs().size());
    }

    @Test
    void shouldSealWhatItWroteWhenItStopsCleanly() {
        try (EpochWriter writer = Samples.create(journal)) {
            Samples.append(writer, 3, 1, 2_000);
            writer.force();
            Seal seal = writer.seal(2_000, "00ff");

            assertEquals(seal, Seal.read(writer.directory()));
            assertEquals(writer.records(), seal.records());
            assertEquals(writer.lastCrc(), seal.lastCrc());
            VerifyReport report = JournalVerifier.verify(writer.directory());
            assertEquals(VerifyReport.Status.CLEAN, report.status());
            assertNull(report.firstBad());
            assertTrue(report.sealed());
            assertEquals(writer.records(), report.records());
        }
    }

    @Test
    void shouldSaySoWhenTheFileVanishesUnderTheReader() throws IOException {
        Path epoch = Samples.unsealed(journal, 50);
        try (EpochReader reader = EpochReader.open(epoch, true);
                FileChannel file =
                        FileChannel.open(epoch.resolve(Epochs.RECORDS), StandardOpenOption.WRITE)) {
            assertTrue(reader.next());
            file.truncate(0);

            JournalException e = assertThrows(JournalException.class, () -> readAll(reader));

            assertTrue(String.valueOf(e.getMessage()).contains("the disk must be sound"));
        }
    }

    private static void readAll(EpochReader reader) {
        while (reader.next()) {
            // Reading is the work.
        }
    }

    @Test
    void shouldWriteOnWhenItsThreadIsInterrupted() {
        try (EpochWriter writer = Samples.create(journal)) {
            Thread.currentThread().interrupt();
            Samples.append(writer, 1, 1, 20_000);
            assertTrue(Thread.interrupted());
            assertEquals(VerifyReport.Status.CLEAN, closeAndVerify(writer));
        }
    }

    @Test
    void shouldRefuseToSealWhenTheSequenceIsNotTheLast() {
        try (EpochWriter writer = Samples.create(journal)) {
            Samples.append(writer, 3, 1, 20);

            JournalException e =
                    assertThrows(JournalException.class, () -> writer.seal(19, "00ff"));

            assertTrue(
                    String.valueOf(e.getMessage())
                            .endsWith("sealed at sequence 19; it must be 20"));
            assertFalse(Seal.isPresent(writer.directory()));
        }
    }

    @Test
    void shouldRefuseBytesWhenTheyAreNoRecord() {
        try (EpochWriter writer = Samples.create(journal)) {
            assertThrows(JournalException.class, () -> writer.append(buffer, 0, 64));
            int length = Samples.fill(buffer, new Random(1), EventType.QUOTE, 1, 0);
            assertThrows(JournalException.class, () -> writer.append(buffer, 0, length + 8));
            assertEquals(0, writer.batchedRecords());
        }
    }

    @Test
    void shouldRefuseEverythingWhenItIsClosed() {
        EpochWriter writer = Samples.create(journal);
        writer.close();
        writer.close();

        assertThrows(JournalException.class, writer::flush);
        assertThrows(JournalException.class, writer::force);
        assertThrows(JournalException.class, () -> writer.seal(0, ""));
    }

    private Path writeRandom(int records) {
        Random sizes = new Random(8);
        Random random = new Random(7);
        try (EpochWriter writer = EpochWriter.create(journal, Samples.info())) {
            for (int i = 1; i <= records; i++) {
                writer.append(buffer, 0, Samples.fill(buffer, random, EventType.QUOTE, i, 0));
                if (sizes.nextInt(32) == 0) {
                    writer.flush();
                }
            }
            writer.flush();
            return writer.directory();
        }
    }

    private static void nextOfPipeline(EpochReader reader) {
        do {
            assertTrue(reader.next());
        } while (!EventType.isInput(reader.type()));
    }

    private void assertSame(UnsafeBuffer read, int offset, int length) {
        assertEquals(buffer.getLong(0), read.getLong(offset));
        for (int i = 16; i < length - 8; i += 8) {
            assertEquals(buffer.getLong(i), read.getLong(offset + i));
        }
    }
}
