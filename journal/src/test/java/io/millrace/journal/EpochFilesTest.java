package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.VerifyReport.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

final class EpochFilesTest {

    private static final int PAGE = 4096;

    @TempDir private Path journal;

    @Test
    void shouldFindItWhenAnEpochIsRolledBack() throws IOException {
        Path file;
        byte[] old;
        Path first;
        try (EpochWriter writer = Samples.create(journal)) {
            Samples.append(writer, 1, 1, 100);
            first = writer.directory();
            file = first.resolve(Epochs.RECORDS);
            old = Files.readAllBytes(file);
            Samples.append(writer, 2, 101, 100);
        }
        Samples.unsealed(journal, 10);
        assertEquals(Status.CLEAN, JournalVerifier.verifyAll(journal).status());

        Files.write(file, old);

        assertEquals(Status.CLEAN, JournalVerifier.verify(first).status());
        JournalReport report = JournalVerifier.verifyAll(journal);
        assertEquals(Status.CORRUPT, report.status());
        FirstBad bad = report.firstBad();
        assertNotNull(bad);
        assertTrue(bad.what().startsWith("e000001 ends in "), bad.what());
    }

    @Test
    void shouldFindItWhenEpochsAreSwappedCopiedOrMissing() throws IOException {
        Path first = Samples.sealed(journal, 40);
        Path second = Samples.sealed(journal, 40);
        Path third = Samples.sealed(journal, 40);

        Path away = journal.resolve("away");
        Files.move(second, away);
        assertEquals(Status.CORRUPT, JournalVerifier.verifyAll(journal).status());
        Files.move(first, second);
        assertEquals(Status.CORRUPT, JournalVerifier.verify(second).status());
        Files.move(second, first);
        Files.move(away, second);
        assertEquals(Status.CLEAN, JournalVerifier.verifyAll(journal).status());

        Path one = second.resolve(Epochs.RECORDS);
        Files.copy(third.resolve(Epochs.RECORDS), one, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Status.CORRUPT, JournalVerifier.verify(second).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {Epochs.RECORDS, Epochs.QUEUE_TABLE, Epochs.MANIFEST})
    void shouldFindItWhenAFileOfASealedEpochIsMissing(String name) throws IOException {
        Path epoch = Samples.sealed(journal, 40);

        Files.delete(epoch.resolve(name));

        VerifyReport report = JournalVerifier.verify(epoch);
        assertEquals(Status.CORRUPT, report.status());
        FirstBad bad = report.firstBad();
        assertNotNull(bad);
        assertEquals(name, bad.file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"19700102HX.cq4", "notes", "seal.tmp", "manifest.tmp"})
    void shouldFindItWhenAFileDoesNotBelong(String name) throws IOException {
        Path epoch = Samples.sealed(journal, 40);

        Files.writeString(epoch.resolve(name), "x");

        VerifyReport report = JournalVerifier.verify(epoch);
        assertEquals(Status.CORRUPT, report.status());
        FirstBad bad = report.firstBad();
        assertNotNull(bad);
        assertEquals(name, bad.file());
    }

    @Test
    void shouldPassWhenAStopDiedBeforeItsSealHadItsName() throws IOException {
        Path epoch = Samples.unsealed(journal, 40);
        Files.writeString(epoch.resolve("seal.tmp"), "format");

        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
        assertNull(JournalVerifier.verify(epoch).firstBad());
    }

    @Test
    void shouldCallItTornWhenAnEpochWasNeverFinishedInTheMaking() throws IOException {
        Path epoch = Files.createDirectory(journal.resolve("e000001"));
        assertEquals(Status.TORN, JournalVerifier.verify(epoch).status());

        Files.write(epoch.resolve(Epochs.RECORDS), new byte[0]);
        assertEquals(Status.TORN, JournalVerifier.verify(epoch).status());
        Files.write(epoch.resolve(Epochs.RECORDS), new byte[PAGE]);
        assertEquals(Status.TORN, JournalVerifier.verify(epoch).status());
        Files.writeString(epoch.resolve("manifest.tmp"), "format");
        assertEquals(Status.TORN, JournalVerifier.verify(epoch).status());

        Path next = Samples.unsealed(journal, 40);
        assertEquals(Status.CLEAN, JournalVerifier.verify(next).status());
        assertEquals(EpochEnd.NONE, Manifest.read(next).previous());
        assertEquals(Status.TORN, JournalVerifier.verifyAll(journal).status());
    }

    @Test
    void shouldFindItWhenTheManifestOfALivingEpochIsGone() throws IOException {
        Path epoch = Samples.unsealed(journal, 40);
        Files.delete(epoch.resolve(Epochs.MANIFEST));

        assertEquals(Status.CORRUPT, JournalVerifier.verify(epoch).status());
    }
}
