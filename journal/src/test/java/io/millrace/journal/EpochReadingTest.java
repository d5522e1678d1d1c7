package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.JournalVerifier.Examined;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.TradingState;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One way through an epoch tells what a start would otherwise read it again for. */
final class EpochReadingTest {

    private static final int INPUTS = 40_000;

    @TempDir private Path journal;

    private static EpochReading reading(Path epoch) {
        EpochReading reading = JournalVerifier.examine(epoch, 0).reading();
        assertNotNull(reading);
        return reading;
    }

    /** Records behind a mark, and the checksum of the last, with every check made. */
    private static String rest(EpochReader opened) {
        try (opened) {
            while (opened.next()) {
                assertTrue(opened.length() >= 48);
            }
            return opened.records() + ", " + opened.lastSequence() + ", " + opened.lastCrc();
        }
    }

    @Test
    void shouldReadOnFromEveryMarkToTheSameEnd() {
        Path epoch = Samples.unsealed(journal, INPUTS);
        EpochReading reading = reading(epoch);
        String whole = rest(EpochReader.open(epoch, true));

        assertEquals(whole, reading.records() + ", " + INPUTS + ", " + reading.end().lastCrc());
        assertEquals(4, reading.marks().size());
        long before = 0;
        for (EpochMark mark : reading.marks()) {
            assertTrue(mark.records() - before >= EpochWalk.Notes.MARK_RECORDS, "mark " + mark);
            before = mark.records();
            assertEquals(whole, rest(EpochReader.open(epoch, true, mark)));
            assertEquals(whole, rest(EpochReader.openAhead(epoch, mark)));
        }
        assertEquals(EpochMark.START, reading.before(1));
        EpochMark second = reading.marks().get(1);
        assertEquals(second, reading.before(second.lastSequence() + 1));
        assertEquals(reading.marks().get(0), reading.before(second.lastSequence()));
        assertEquals(reading.marks().getLast(), reading.before(INPUTS));
    }

    @Test
    void shouldTellEndPlaceStateAndTheWantedRecord() {
        try (EpochWriter writer = Samples.create(journal)) {
            Samples.append(writer, 1, 1, 500);
            UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
            EventLayout.start(buffer, 0, EventType.STATE_CHANGE, -1, StateFlyweight.LENGTH);
            EventLayout.place(buffer, 0, 500, 1, 9);
            new StateFlyweight()
                    .wrap(buffer, EventLayout.payload(0))
                    .to(TradingState.REDUCING.code());
            writer.append(buffer, 0, EventLayout.recordLength(StateFlyweight.LENGTH));
            writer.flush();
            EpochEnd atState = new EpochEnd(1, 500, writer.lastRecordCrc());
            long records = writer.records();
            Path epoch = writer.directory();

            Examined examined = JournalVerifier.examine(epoch, records);
            EpochReading reading = examined.reading();

            assertNotNull(reading);
            assertEquals(Optional.of(TradingState.REDUCING), reading.state());
            assertEquals(atState, reading.place());
            assertEquals(new EpochEnd(1, 500, writer.lastCrc()), reading.end());
            assertEquals(reading.end(), examined.wanted());
            assertTrue(reading.isAtTail());
            assertNull(JournalVerifier.examine(epoch, records + 1).wanted());
        }
    }

    @Test
    void shouldEndBeforeADamagedRecordAndSayThatMoreFollows() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        EpochMark mark = reading(epoch).marks().getFirst();
        try (RandomAccessFile file = open(epoch)) {
            file.seek(mark.position() + 4 + 50);
            file.write(file.read() ^ 4);
        }

        EpochReading reading = reading(epoch);

        assertEquals(mark.records(), reading.records());
        assertEquals(new EpochEnd(1, mark.lastSequence(), mark.lastCrc()), reading.end());
        assertFalse(reading.isAtTail());
    }

    private static RandomAccessFile open(Path epoch) throws IOException {
        return new RandomAccessFile(epoch.resolve(Epochs.RECORDS).toFile(), "rw");
    }

    @Test
    void shouldRefuseACheckpointWhoseOwnChecksumIsRight() throws IOException {
        Path epoch;
        long last;
        try (EpochWriter writer = Samples.create(journal)) {
            epoch = writer.directory();
            UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
            for (int sequence = 1; writer.records() < Checkpoint.RECORDS; sequence++) {
                EventLayout.start(buffer, 0, EventType.TRADE, 0, 48);
                EventLayout.place(buffer, 0, sequence, sequence, 0);
                writer.append(buffer, 0, EventLayout.recordLength(48));
            }
            writer.flush();
            last = writer.records() - 1;
            assertEquals(Checkpoint.RECORDS, last);
        }
        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
        forgeLastCheckpoint(epoch);

        VerifyReport report = JournalVerifier.verify(epoch);
        String plain = rest(EpochReader.open(epoch, true));

        assertEquals(Status.CORRUPT, report.status());
        assertTrue(plain.startsWith((last + 1) + ", "), plain);
        try (EpochReader ahead = EpochReader.openAhead(epoch, EpochMark.START)) {
            JournalCorruptException found =
                    assertThrows(
                            JournalCorruptException.class,
                            () -> {
                                while (ahead.next()) {
                                    assertTrue(ahead.records() <= last);
                                }
                            });
            assertEquals(last, ahead.records());
            assertEquals(report.firstBad(), found.place());
        }
        assertNull(JournalVerifier.examine(epoch, 0).reading());
    }

    /** Changes the sum in the last record and makes its checksum right again. */
    private static void forgeLastCheckpoint(Path epoch) throws IOException {
        long end;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                // To the last one.
            }
            assertEquals(EventType.CHECKPOINT, reader.type());
            end = reader.fileOffset() + reader.length();
        }
        byte[] record = new byte[Checkpoint.LENGTH];
        try (RandomAccessFile file = open(epoch)) {
            file.seek(end - record.length);
            file.readFully(record);
            record[EventLayout.payload(0)] ^= 1;
            CRC32C crc = new CRC32C();
            crc.update(record, 0, record.length - Integer.BYTES);
            ByteBuffer.wrap(record)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(record.length - Integer.BYTES, (int) crc.getValue());
            file.seek(end - record.length);
            file.write(record);
        }
    }
}
