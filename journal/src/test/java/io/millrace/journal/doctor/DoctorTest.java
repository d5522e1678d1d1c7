package io.millrace.journal.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalReport;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.HighWater;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.journal.doctor.Finding.Kind;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What each kind of damage is called, and whether it halts. */
final class DoctorTest {

    @TempDir private Path home;
    private Path journal;

    @BeforeEach
    void makeJournal() throws IOException {
        journal = Files.createDirectory(home.resolve("journal"));
    }

    private EpochWriter create() {
        Instant created = Instant.parse("2026-11-21T00:00:00Z");
        return EpochWriter.create(
                journal,
                new EpochInfo(
                        "test", "0.1", "abc", "paper", "file", created, EpochEnd.NONE, "s", "i"),
                Durability.none());
    }

    /** Inputs of 96 bytes, an excerpt each. */
    private static void append(EpochWriter writer, int first, int last) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[96]);
        for (int sequence = first; sequence <= last; sequence++) {
            EventLayout.start(buffer, 0, EventType.TRADE, 0, 48);
            EventLayout.place(buffer, 0, sequence, sequence, 0);
            writer.append(buffer, 0, 96);
            writer.flush();
        }
    }

    /** 100 inputs, of which 60 are known to be on the disk. */
    private Path epoch() throws IOException {
        byte[] mark;
        Path directory;
        try (EpochWriter writer = create()) {
            append(writer, 1, 60);
            writer.force();
            mark = Files.readAllBytes(journal.resolve(HighWaterFile.NAME));
            append(writer, 61, 100);
            directory = writer.directory();
        }
        Files.write(journal.resolve(HighWaterFile.NAME), mark);
        assertEquals(60, mark().sequence());
        return directory.resolve(Epochs.RECORDS);
    }

    private HighWater mark() {
        return Objects.requireNonNull(HighWaterFile.read(journal).mark());
    }

    private List<Finding> examine() {
        return Doctor.examine(Disk.system(), journal, home.resolve("quarantine")).findings();
    }

    private Finding only() {
        List<Finding> findings = examine();
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static void flip(Path file, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void shouldFindNothingWhenTheJournalIsEmptyOrSound() throws IOException {
        assertEquals(List.of(), examine());

        epoch();
        assertEquals(List.of(), examine());

        try (EpochWriter writer = create()) {
            append(writer, 1, 10);
            writer.seal(10, "00");
        }
        assertEquals(List.of(), examine());
        assertEquals(Optional.empty(), new Diagnosis(examine()).halt());
    }

    @Test
    void shouldHaltAndNameThePlaceWhenABitIsFlippedBeforeTheHighWater() throws IOException {
        Path records = epoch();
        long offset = mark().position() - 50;
        flip(records, offset);

        Finding found = only();

        assertEquals(Kind.JOURNAL_CORRUPT, found.kind());
        assertTrue(found.kind().halts());
        assertEquals(1, found.epoch());
        assertEquals(59, found.sequence());
        assertTrue(found.text().startsWith("e000001/" + Epochs.RECORDS + " at "), found.text());
        assertTrue(found.text().contains("after sequence 59"), found.text());
    }

    @Test
    void shouldCallItATornTailWhenABitIsFlippedBehindTheHighWater() throws IOException {
        Path records = epoch();
        flip(records, mark().position() + 50);

        Finding found = only();

        assertEquals(Kind.TORN, found.kind());
        assertFalse(found.kind().halts());
        assertEquals(60, found.sequence());
        assertEquals(Status.TORN, JournalVerifier.verifyAll(journal).status());
    }

    @Test
    void shouldBeOfOneMindWithTheVerifierAboutWhatIsLostOrCorrupt() throws IOException {
        Path records = epoch();
        flip(records, mark().position() - 50);
        assertEquals(Status.CORRUPT, JournalVerifier.verifyAll(journal).status());
        flip(records, mark().position() - 50);
        assertEquals(Status.CLEAN, JournalVerifier.verifyAll(journal).status());

        Files.move(records.getParent(), home.resolve("elsewhere"));

        assertEquals(Kind.JOURNAL_LOST_DATA, only().kind());
        JournalReport report = JournalVerifier.verifyAll(journal);
        assertEquals(Status.CORRUPT, report.status());
        assertEquals(1, Objects.requireNonNull(report.firstBad()).epoch());
    }

    @Test
    void shouldMoveAsideAnEpochWhoseRecordsNeverGotTheirName() throws IOException {
        epoch();
        Path lost = Epochs.directory(journal, 2);
        Files.createDirectory(lost);
        Files.write(lost.resolve(Epochs.MANIFEST), new byte[10]);

        assertEquals(Kind.MOVED_ASIDE, only().kind());

        assertEquals(List.of(), examine());
        Path first = Epochs.directory(journal, 1);
        Files.delete(first.resolve(Epochs.RECORDS));
        assertEquals(Kind.JOURNAL_CORRUPT, only().kind());
    }

    @Test
    void shouldTellTornFromLostAtEveryLengthAroundTheHighWater() throws IOException {
        Path records = epoch();
        byte[] whole = Files.readAllBytes(records);
        int high = (int) mark().position();
        for (int length = high - 150; length <= high + 150; length++) {
            try (FileChannel channel = FileChannel.open(records, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            List<Finding> findings = examine();
            boolean lost =
                    findings.stream().anyMatch(each -> each.kind() == Kind.JOURNAL_LOST_DATA);
            assertEquals(length < high, lost, length + " of " + high + ": " + findings);
            assertEquals(
                    length < high,
                    new Diagnosis(findings).halt().isPresent(),
                    length + " of " + high + ": " + findings);
            Files.write(records, whole);
        }
    }

    @Test
    void shouldCallItLostWhenPagesBeforeTheHighWaterAreZero() throws IOException {
        Path records = epoch();
        byte[] bytes = Files.readAllBytes(records);
        java.util.Arrays.fill(bytes, (int) mark().position() - 400, bytes.length, (byte) 0);
        Files.write(records, bytes);

        Finding found = only();

        assertEquals(Kind.JOURNAL_LOST_DATA, found.kind());
        assertEquals(56, found.sequence());
        assertTrue(found.text().contains("e000001, sequence 60"), found.text());
        assertTrue(found.text().contains("ends after sequence 56"), found.text());
    }

    @Test
    void shouldCallItLostWhenTheNewestEpochIsGone() throws IOException {
        epoch();
        try (EpochWriter writer = create()) {
            append(writer, 1, 10);
        }
        remove(Epochs.directory(journal, 2));

        Finding found = only();

        assertEquals(Kind.JOURNAL_LOST_DATA, found.kind());
        assertEquals(2, found.epoch());
        assertTrue(found.text().contains("e000002, sequence 10"), found.text());
        assertTrue(found.text().endsWith("the journal ends with e000001"), found.text());
        try (EpochWriter next = create()) {
            assertEquals(3, next.epoch());
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Test
    void shouldHaltWhenTheHighWaterFileIsMissingOrUnreadable() throws IOException {
        epoch();
        Files.write(journal.resolve(HighWaterFile.NAME), new byte[8192]);
        assertEquals(Kind.HIGH_WATER_UNKNOWN, only().kind());

        Files.delete(journal.resolve(HighWaterFile.NAME));
        Finding found = only();
        assertEquals(Kind.HIGH_WATER_UNKNOWN, found.kind());
        assertTrue(found.kind().halts());
        assertTrue(found.text().contains("is missing"), found.text());
    }

    @Test
    void shouldMoveAsideWhatWasNeverFinishedInTheMaking() throws IOException {
        epoch();
        for (byte[] content : new byte[][] {{}, new byte[4096]}) {
            Path half = Files.createDirectory(Epochs.directory(journal, 2));
            Files.write(half.resolve(Epochs.RECORDS), content);
            Finding found = only();
            assertEquals(Kind.MOVED_ASIDE, found.kind());
            assertFalse(Files.exists(half));
        }
        Files.createDirectory(Epochs.directory(journal, 2));
        assertEquals(Kind.MOVED_ASIDE, only().kind());
        for (String name : List.of("e000002", "e000002-2", "e000002-3")) {
            assertTrue(Files.isDirectory(home.resolve("quarantine").resolve(name)), name);
        }
        assertEquals(List.of(), examine());
    }

    @Test
    void shouldHaltWhenTheManifestOfTheNewestEpochIsGoneOrForeign() throws IOException {
        Path records = epoch();
        Path manifest = records.resolveSibling(Epochs.MANIFEST);
        byte[] content = Files.readAllBytes(manifest);
        Files.delete(manifest);
        assertEquals(Kind.JOURNAL_CORRUPT, only().kind());

        Files.write(manifest, content);
        try (EpochWriter writer = create()) {
            append(writer, 1, 10);
        }
        Files.write(Epochs.directory(journal, 2).resolve(Epochs.MANIFEST), content);
        Finding found = only();
        assertEquals(Kind.JOURNAL_CORRUPT, found.kind());
        assertTrue(found.text().contains("its manifest is that of epoch 1"), found.text());
    }

    @Test
    void shouldTellAndNotHaltWhenAnOlderEpochIsDamaged() throws IOException {
        Path records = epoch();
        try (EpochWriter writer = create()) {
            append(writer, 1, 10);
        }
        Files.write(records, new byte[0]);

        Finding found = only();

        assertEquals(Kind.OLDER_DAMAGE, found.kind());
        assertEquals(1, found.epoch());
        assertFalse(found.kind().halts());
    }

    @Test
    void shouldHaltWhenAnotherEpochStandsInTheRecordsOfTheNewest() throws IOException {
        Path records = epoch();
        byte[] mark = Files.readAllBytes(journal.resolve(HighWaterFile.NAME));
        remove(Objects.requireNonNull(records.getParent()));
        Files.delete(journal.resolve(HighWaterFile.NAME));
        try (EpochWriter writer = create()) {
            append(writer, 5, 104);
        }
        Files.write(journal.resolve(HighWaterFile.NAME), mark);

        Finding found = only();

        assertEquals(Kind.JOURNAL_CORRUPT, found.kind());
        assertTrue(found.text().contains("is not the one that was put on the disk"), found.text());
    }
}
