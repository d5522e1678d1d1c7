package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.VerifyReport.Status;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

@Tag("faults")
final class EpochCorruptionTest {

    private static final int PAGE = 4096;
    private static final int INPUTS = 700;
    private static final long SEED = Samples.seed();

    private static final int FLIPS = Samples.rounds(120, 2_000);

    private static int flips;

    @TempDir private Path journal;

    /** Where a record stands in its file. */
    private record Place(long start, int length) {}

    /** Each of them was found: a test that misses one has failed before. */
    @AfterAll
    static void tellHowManyBitsWereFlipped() {
        System.out.println("bit flips over epochs: " + flips);
        assertTrue(flips >= Samples.rounds(900, 10_000), "flips: " + flips);
    }

    @Test
    void shouldNameTheRecordWhenOneOfItsBitsIsFlipped() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        List<Place> places = places(epoch);
        Random random = new Random(SEED);
        for (int i = 0; i < Samples.rounds(400, 12_000); i++) {
            Place place = places.get(random.nextInt(places.size()));
            long at = place.start() + random.nextInt(place.length());
            int bit = random.nextInt(8);

            VerifyReport report = verifyFlipped(epoch, Epochs.RECORDS, at, bit);

            String what = "seed " + SEED + ", byte " + at + ", bit " + bit + ": " + report;
            assertEquals(Status.CORRUPT, report.status(), what);
            FirstBad bad = report.firstBad();
            assertNotNull(bad, what);
            assertEquals(place.start(), bad.offset(), what);
            assertEquals(Epochs.RECORDS, bad.file(), what);
            assertEquals(1, bad.epoch(), what);
        }
        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
    }

    @Test
    void shouldFindTheFlipWhenItIsInADocumentsHeader() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        List<Long> headers = documents(epoch);
        int count = Math.min(Samples.rounds(8, 60), headers.size());
        for (long header : headers.subList(headers.size() - count, headers.size())) {
            for (int bit = 0; bit < 32; bit++) {
                VerifyReport report =
                        verifyFlipped(epoch, Epochs.RECORDS, header + bit / 8, bit % 8);

                assertEquals(
                        Status.CORRUPT, report.status(), header + " bit " + bit + ": " + report);
            }
        }
    }

    @Test
    void shouldFindEveryFlipWhenTheEpochIsSealed() throws IOException {
        Path epoch = Samples.sealed(journal, INPUTS);
        Random random = new Random(SEED);
        for (Seal.SealedFile file : Seal.read(epoch).files()) {
            assertFlipsFound(epoch, file.name(), file.usedBytes(), FLIPS, random);
            assertFlipsFound(
                    epoch, file.name(), Files.size(epoch.resolve(file.name())), FLIPS / 4, random);
        }
        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {Epochs.SEAL, Epochs.MANIFEST})
    void shouldFindEveryFlipWhenItIsInATextFile(String name) throws IOException {
        Path epoch = Samples.sealed(journal, 20);
        byte[] sound = Files.readAllBytes(epoch.resolve(name));
        for (int at = 0; at < sound.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = sound.clone();
                bad[at] ^= (byte) (1 << bit);
                Files.write(epoch.resolve(name), bad);
                assertThrows(JournalException.class, () -> read(epoch, name), name + " byte " + at);
            }
        }
        Files.write(epoch.resolve(name), sound);
        read(epoch, name);
        int step = Samples.rounds(61, 1);
        for (long at = 0; at < 8L * sound.length; at += step) {
            VerifyReport report = verifyFlipped(epoch, name, at / 8, (int) (at % 8));
            assertEquals(Status.CORRUPT, report.status(), name + " byte " + at / 8);
            assertNotNull(report.firstBad());
        }
    }

    private static void read(Path epoch, String name) {
        if (name.equals(Epochs.SEAL)) {
            Seal.read(epoch);
        } else {
            Manifest.read(epoch);
        }
    }

    private static void assertFlipsFound(
            Path epoch, String name, long range, int count, Random random) throws IOException {
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(range);
            VerifyReport report = verifyFlipped(epoch, name, at, random.nextInt(8));
            assertEquals(
                    Status.CORRUPT, report.status(), "seed " + SEED + ", " + name + " byte " + at);
            assertNotNull(report.firstBad());
        }
    }

    @Test
    void shouldCallItTornWhenTheFileEndsInsideAnExcerpt() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        Path file = epoch.resolve(Epochs.RECORDS);
        byte[] content = Files.readAllBytes(file);
        List<Long> headers = documents(epoch);
        List<Place> places = places(epoch);
        long first =
                Samples.rounds(1, 0) == 1
                        ? places.get(places.size() - 3).start()
                        : headers.get(headers.size() - 3);
        long end = endOf(epoch);
        for (long size = end; size > first; size--) {
            truncate(file, size);
            VerifyReport report = JournalVerifier.verify(epoch);
            boolean whole = size == end || headers.contains(size);
            assertEquals(whole ? Status.CLEAN : Status.TORN, report.status(), size + ": " + report);
        }
        Files.write(file, content);
        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
    }

    @Test
    void shouldNeverCallItCleanWhenTheFileIsCutAnywhereElse() throws IOException {
        Path epoch = Samples.sealed(journal, INPUTS);
        Path file = epoch.resolve(Epochs.RECORDS);
        byte[] content = Files.readAllBytes(file);
        long end = endOf(epoch);
        Random random = new Random(SEED);
        for (int i = 0; i < Samples.rounds(40, 400); i++) {
            Files.write(file, content);
            truncate(file, random.nextLong(end));
            assertEquals(Status.CORRUPT, JournalVerifier.verify(epoch).status());
        }
        Files.delete(epoch.resolve(Epochs.SEAL));
        Files.write(file, content);
        List<Long> headers = documents(epoch);
        for (int i = 0; i < Samples.rounds(40, 400); i++) {
            Files.write(file, content);
            long size = random.nextLong(end);
            truncate(file, size);
            VerifyReport report = JournalVerifier.verify(epoch);
            boolean headStands = report.status() == Status.TORN && report.records() >= 3;
            boolean atBoundary = report.status() == Status.CLEAN && headers.contains(size);
            assertTrue(headStands || atBoundary || report.status() == Status.CORRUPT, "" + report);
        }
    }

    @Test
    void shouldCallItTornWhenAWriterDiedInsideAnExcerpt() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        Path file = epoch.resolve(Epochs.RECORDS);
        byte[] content = Files.readAllBytes(file);
        List<Long> headers = documents(epoch);
        int last = Math.toIntExact(headers.getLast());
        int end = Math.toIntExact(endOf(epoch));
        long before = JournalVerifier.verify(epoch).lastSequence();
        for (int kept = 8; kept <= end - last - 4; kept += Samples.rounds(24, 8)) {
            byte[] torn = content.clone();
            Arrays.fill(torn, last, last + 4, (byte) 0);
            Arrays.fill(torn, last + 4 + kept, end, (byte) 0);
            Files.write(file, torn);

            VerifyReport report = JournalVerifier.verify(epoch);

            assertEquals(Status.TORN, report.status(), kept + ": " + report);
            FirstBad bad = report.firstBad();
            assertNotNull(bad);
            assertEquals(last, bad.offset());
            assertTrue(report.lastSequence() <= before);
        }
    }

    @Test
    void shouldFindItWhenPagesAreSwappedDuplicatedOrZeroed() throws IOException {
        Path epoch = Samples.unsealed(journal, 3 * INPUTS);
        Path file = epoch.resolve(Epochs.RECORDS);
        byte[] content = Files.readAllBytes(file);
        int first = (int) (places(epoch).getFirst().start() / PAGE) + 1;
        int last = (int) (endOf(epoch) / PAGE) - 1;
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            int one = first + random.nextInt(last - first);
            int other =
                    first + (one - first + 1 + random.nextInt(last - first - 1)) % (last - first);
            byte[] bad = content.clone();
            switch (i % 4) {
                case 0 -> copyPage(content, one, bad, other);
                case 1 -> {
                    copyPage(content, one, bad, other);
                    copyPage(content, other, bad, one);
                }
                case 2 -> copyPage(new byte[content.length], one, bad, one);
                default -> bad = withoutPage(content, one);
            }
            Files.write(file, bad);

            VerifyReport report = JournalVerifier.verify(epoch);

            assertEquals(Status.CORRUPT, report.status(), "seed " + SEED + ", round " + i);
        }
    }

    private static void copyPage(byte[] from, int source, byte[] to, int target) {
        System.arraycopy(from, source * PAGE, to, target * PAGE, PAGE);
    }

    private static byte[] withoutPage(byte[] content, int page) {
        byte[] shorter = new byte[content.length - PAGE];
        System.arraycopy(content, 0, shorter, 0, page * PAGE);
        System.arraycopy(
                content, (page + 1) * PAGE, shorter, page * PAGE, shorter.length - page * PAGE);
        return shorter;
    }

    @Test
    void shouldAnswerWhenBytesAreHostile() throws IOException {
        Path epoch = Samples.unsealed(journal, 100);
        Path file = epoch.resolve(Epochs.RECORDS);
        byte[] content = Files.readAllBytes(file);
        long first = places(epoch).getFirst().start();
        Random random = new Random(SEED);
        for (int i = 0; i < Samples.rounds(80, 1_000); i++) {
            byte[] bad = content.clone();
            int from = (int) (i % 2 == 0 ? first - 4 : random.nextInt((int) first));
            byte[] noise = new byte[1 + random.nextInt(2 * PAGE)];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bad, from, noise.length);
            Files.write(file, bad);
            Status status = JournalVerifier.verify(epoch).status();
            if (i % 2 == 0) {
                assertNotEquals(Status.CLEAN, status, "seed " + SEED + ", round " + i);
            }
        }
        Files.write(epoch.resolve(Epochs.MANIFEST), new byte[1 << 20]);
        Files.createDirectory(epoch.resolve(Epochs.SEAL));
        assertEquals(Status.CORRUPT, JournalVerifier.verify(epoch).status());
        assertEquals(Status.CORRUPT, JournalVerifier.verify(journal.resolve("none")).status());
    }

    private static List<Place> places(Path epoch) {
        List<Place> places = new ArrayList<>();
        try (EpochReader reader = EpochReader.open(epoch, false)) {
            while (reader.next()) {
                places.add(new Place(reader.fileOffset(), reader.length()));
            }
        }
        return places;
    }

    private static long endOf(Path epoch) {
        try (EpochReader reader = EpochReader.open(epoch, false)) {
            while (reader.next()) {
                // Only the end is of interest.
            }
            return reader.end();
        }
    }

    /** Where the headers of the documents with records stand. */
    private static List<Long> documents(Path epoch) throws IOException {
        List<Long> headers = new ArrayList<>();
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(epoch.resolve(Epochs.RECORDS)))
                        .order(ByteOrder.LITTLE_ENDIAN);
        long at = 0;
        while (at + 4 <= bytes.limit()) {
            int header = bytes.getInt((int) at);
            if (header == 0) {
                break;
            }
            if ((header & DocumentLayout.METADATA) == 0) {
                headers.add(at);
            }
            at = DocumentLayout.next(at, header & DocumentLayout.LENGTH_MASK);
        }
        return headers;
    }

    private static VerifyReport verifyFlipped(Path epoch, String name, long at, int bit)
            throws IOException {
        flips++;
        Path file = epoch.resolve(name);
        flip(file, at, bit);
        VerifyReport report = JournalVerifier.verify(epoch);
        flip(file, at, bit);
        return report;
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            assertEquals(1, channel.read(one, at));
            one.put(0, (byte) (one.get(0) ^ (1 << bit)));
            assertEquals(1, channel.write(one.flip(), at));
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
