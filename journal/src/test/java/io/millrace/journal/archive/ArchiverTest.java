package io.millrace.journal.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.SampleEpochs;
import io.millrace.journal.VerifyReport;
import io.millrace.journal.archive.Archived.Outcome;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.doctor.Doctor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

final class ArchiverTest {

    private static final int INPUTS = 12_000;
    private static final String RECORDS = Epochs.RECORDS;
    private static final String PACKED = RECORDS + Epochs.PACKED;

    @TempDir private Path home;

    private Path journal = Path.of("");
    private Path first = Path.of("");

    @BeforeEach
    void makeEpochs() {
        journal = home.resolve("journal");
        first = SampleEpochs.sealed(journal, INPUTS);
        SampleEpochs.sealed(journal, 50);
    }

    private Archived archive(int epoch) {
        try (Archiver archiver = Archiver.open(journal, Disk.system(), 0).orElseThrow()) {
            return archiver.archive(epoch);
        }
    }

    private static List<byte[]> records(Path epoch, boolean ahead) {
        List<byte[]> records = new ArrayList<>();
        try (EpochReader reader =
                ahead
                        ? EpochReader.openAhead(epoch, EpochMark.START)
                        : EpochReader.open(epoch, true)) {
            while (reader.next()) {
                byte[] record = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), record);
                records.add(record);
            }
        }
        return records;
    }

    private static void assertEqual(List<byte[]> expected, List<byte[]> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i));
        }
    }

    @Test
    void shouldLoseNothing() throws IOException {
        List<byte[]> before = records(first, false);
        VerifyReport report = JournalVerifier.verify(first);

        Archived archived = archive(1);

        assertEquals(Outcome.ARCHIVED, archived.outcome());
        assertTrue(archived.bytesAfter() < archived.bytesBefore(), archived.toString());
        assertFalse(Files.exists(first.resolve(RECORDS)));
        assertFalse(Files.exists(first.resolve(Epochs.QUEUE_TABLE)));
        assertTrue(Epochs.isArchived(first));
        assertEqual(before, records(first, false));
        assertEqual(before, records(first, true));
        assertEquals(report, JournalVerifier.verify(first));
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verifyAll(journal).status());
        assertEquals(
                List.of(),
                Doctor.examine(Disk.system(), journal, home.resolve("quarantine")).findings());
        SampleEpochs.sealed(journal, 20);
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verifyAll(journal).status());
    }

    @Test
    void shouldBeUndoneByGunzip() throws IOException {
        List<byte[]> before = records(first, false);
        archive(1);
        for (String name : List.of(RECORDS, Epochs.QUEUE_TABLE)) {
            Path packed = first.resolve(name + Epochs.PACKED);
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                Files.copy(in, first.resolve(name));
            }
            Files.delete(packed);
        }

        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(first).status());
        assertEqual(before, records(first, false));
        assertFalse(Epochs.isArchived(first));
    }

    @Test
    void shouldDoNothingTwice() {
        archive(1);
        Archived again = archive(1);

        assertEquals(Outcome.ALREADY, again.outcome());
        assertEquals(again.bytesBefore(), again.bytesAfter());
    }

    @Test
    void shouldLeaveTheNewestAndTheUnsealed() {
        SampleEpochs.unsealed(journal, 30);
        SampleEpochs.sealed(journal, 30);
        try (Archiver archiver = Archiver.open(journal, Disk.system(), 0).orElseThrow()) {
            assertEquals(List.of(1, 2, 3), archiver.older(1));
            assertEquals(List.of(1), archiver.older(3));
            assertEquals(List.of(), archiver.older(4));
            assertEquals(List.of(), archiver.older(400));
            assertThrows(IllegalArgumentException.class, () -> archiver.older(0));
            assertThrows(IllegalArgumentException.class, () -> archiver.archive(4));
            assertThrows(IllegalArgumentException.class, () -> archiver.archive(5));
            assertEquals(Outcome.NOT_SEALED, archiver.archive(3).outcome());
        }
        assertTrue(Files.exists(Epochs.directory(journal, 3).resolve(RECORDS)));
    }

    @Test
    void shouldTouchNothingOfADamagedEpoch() throws IOException {
        byte[] bytes = Files.readAllBytes(first.resolve(RECORDS));
        bytes[400_000] ^= 8;
        Files.write(first.resolve(RECORDS), bytes);

        JournalCorruptException thrown =
                assertThrows(JournalCorruptException.class, () -> archive(1));

        assertEquals(1, thrown.place().epoch());
        assertEquals(RECORDS, thrown.place().file());
        assertArrayEquals(bytes, Files.readAllBytes(first.resolve(RECORDS)));
        assertFalse(Files.exists(first.resolve(PACKED)));
    }

    @Test
    void shouldWorkOnlyOnceAtATime() {
        try (Archiver archiver = Archiver.open(journal, Disk.system(), 0).orElseThrow()) {
            assertTrue(Archiver.open(journal, Disk.system(), 0).isEmpty());
            assertEquals(Outcome.ARCHIVED, archiver.archive(1).outcome());
        }
        assertEquals(Outcome.ALREADY, archive(1).outcome());
    }

    @Test
    void shouldLeaveTheRoomThatMustStay() {
        try (Archiver archiver =
                Archiver.open(journal, Disk.system(), Long.MAX_VALUE).orElseThrow()) {
            JournalException thrown =
                    assertThrows(JournalException.class, () -> archiver.archive(1));
            assertTrue(String.valueOf(thrown.getMessage()).contains("it must keep"));
        }
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(first).status());
        assertFalse(Files.exists(first.resolve(PACKED + ".tmp")));
        assertFalse(Epochs.isArchived(first));
    }

    @Test
    void shouldMakeAnewAnArchiveThatIsNotSoundWhileTheOriginalStands() throws IOException {
        Files.writeString(first.resolve(PACKED), "no archive");
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(first).status());

        assertEquals(Outcome.ARCHIVED, archive(1).outcome());

        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(first).status());
    }

    @Test
    void shouldNameTheMemberAndTheLastSoundSequenceOfADamagedArchive() throws IOException {
        archive(1);
        byte[] bytes = Files.readAllBytes(first.resolve(PACKED));
        long offset = bytes.length - 40_000L;
        bytes[(int) offset] ^= 1;
        Files.write(first.resolve(PACKED), bytes);

        FirstBad verified = Objects.requireNonNull(JournalVerifier.verify(first).firstBad());
        assertEquals(PACKED, verified.file());
        assertTrue(verified.offset() > 0 && verified.offset() <= offset, verified.toString());
        JournalCorruptException thrown =
                assertThrows(JournalCorruptException.class, () -> records(first, false));
        assertEquals(1, thrown.place().epoch());
        assertEquals(PACKED, thrown.place().file());
        assertEquals(verified.offset(), thrown.place().offset());
        assertThrows(JournalCorruptException.class, () -> records(first, true));
    }

    @Test
    void shouldFindAnArchiveThatIsGoneCutOrAnotherOne() throws IOException {
        archive(1);
        SampleEpochs.sealed(journal, 60);
        archive(2);
        byte[] own = Files.readAllBytes(first.resolve(PACKED));
        byte[] other = Files.readAllBytes(Epochs.directory(journal, 2).resolve(PACKED));
        for (byte[] bytes : List.of(other, Arrays.copyOf(own, own.length / 2), new byte[0])) {
            Files.write(first.resolve(PACKED), bytes);
            assertEquals(VerifyReport.Status.CORRUPT, JournalVerifier.verify(first).status());
        }
        Files.delete(first.resolve(PACKED));
        assertThrows(JournalCorruptException.class, () -> archive(1));
        assertEquals(VerifyReport.Status.CORRUPT, JournalVerifier.verify(first).status());
        assertEquals(
                1,
                Doctor.examine(Disk.system(), journal, home.resolve("quarantine"))
                        .findings()
                        .size());
        Files.write(first.resolve(PACKED), own);
        assertEquals(VerifyReport.Status.CLEAN, JournalVerifier.verify(first).status());
    }
}
