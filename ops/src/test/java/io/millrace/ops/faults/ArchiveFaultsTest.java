package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.journal.archive.Archived;
import io.millrace.journal.archive.Archiver;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** An archiver that ends, or whose disk fails, at each of its steps; and archives that rot. */
@Tag("faults")
final class ArchiveFaultsTest {

    private static final int INPUTS = 250;
    private static final int FLIPS = Form.rounds(400, 6_000);
    private static final int LOSSES = Form.rounds(20, 300);

    @TempDir private Path directory;

    private final Truth truth = Truth.of(Form.seed(), INPUTS, 3);
    private Path made = Path.of("");

    @BeforeEach
    void makeHome() throws IOException {
        made = directory.resolve("made");
        Files.createDirectories(made.resolve("journal"));
        for (int epoch = 0; epoch < 2; epoch++) {
            live(made, Durability.none()).run(INPUTS);
        }
    }

    private LiveRun live(Path home, Durability durability) {
        return new LiveRun(truth, home, durability, new FakeBroker(), Points.NONE);
    }

    private Path copy() throws IOException {
        Path home = directory.resolve("home");
        Trees.delete(home);
        Trees.copy(made, home);
        return home;
    }

    private static Archived archive(Path home, Disk disk) {
        try (Archiver archiver = Archiver.open(home.resolve("journal"), disk, 0).orElseThrow()) {
            return archiver.archive(1);
        }
    }

    private static Path first(Path home) {
        return Epochs.directory(home.resolve("journal"), 1);
    }

    /** Sound, and every record there, whichever files hold them. */
    private void assertWhole(Path home, String where) {
        VerifyReport report = JournalVerifier.verify(first(home));
        assertEquals(VerifyReport.Status.CLEAN, report.status(), where + ": " + report);
        Recovery found = Recovery.of(home, 1, truth.run(), List.of());
        new Judge(truth).prefix(found, where);
        assertEquals(truth.records().size(), found.records().size(), where);
        assertEquals(List.of(), Recovery.of(home, truth.run()).findings(), where);
    }

    @Test
    void shouldBeWholeWhereverItEndsAndFinishNextTime() throws IOException {
        CrashPoints whole = new CrashPoints(-1);
        archive(copy(), WatchedDisk.of(Disk.system(), whole));
        TreeMap<String, Integer> left = new TreeMap<>();
        for (int place = 0; place < whole.names().size(); place++) {
            Path home = copy();
            String where = place + " " + whole.names().get(place);
            CrashPoints points = new CrashPoints(place);
            Disk disk = WatchedDisk.of(Disk.system(), points);
            assertThrows(Crash.class, () -> archive(home, disk), where);
            left.merge(Epochs.isArchived(first(home)) ? "archive" : "original", 1, Integer::sum);

            assertWhole(home, where);
            archive(home, Disk.system());
            assertTrue(Epochs.isArchived(first(home)), where);
            assertWhole(home, where + ", then archived");
        }
        assertEquals(List.of("archive", "original"), List.copyOf(left.keySet()));
        System.out.println("archiving ended at " + whole.names().size() + " places: " + left);
    }

    @Test
    void shouldKeepTheOriginalWhateverCallFails() throws IOException {
        ErrorDisk whole = new ErrorDisk(-1, ErrorDisk.EIO, false);
        archive(copy(), new WatchedDisk(Disk.system(), whole));
        int calls = whole.calls().size();
        assertTrue(calls > 10, "calls: " + calls);
        for (int call = 0; call < calls; call++) {
            for (String error : List.of(ErrorDisk.EIO, ErrorDisk.ENOSPC)) {
                Path home = copy();
                String where = error + " at " + whole.calls().get(call);
                Disk disk =
                        new WatchedDisk(Disk.system(), new ErrorDisk(call, error, call % 2 == 0));

                JournalException thrown =
                        assertThrows(JournalException.class, () -> archive(home, disk), where);

                assertTrue(String.valueOf(thrown.getMessage()).contains(error), where);
                assertWhole(home, where);
                archive(home, Disk.system());
                assertWhole(home, where + ", then archived");
            }
        }
    }

    @Test
    void shouldBeWholeWhenTheMachineLosesItsPower() throws IOException {
        SplittableRandom random = new SplittableRandom(Form.seed());
        int losses = 0;
        while (losses < LOSSES) {
            Trees.delete(made);
            Files.createDirectories(made.resolve("journal"));
            PowerDisk disk = new PowerDisk();
            for (int epoch = 0; epoch < 2; epoch++) {
                live(made, LiveRun.durability(Policy.ALWAYS, disk)).run(INPUTS);
            }
            losses += losePower(disk, random, losses);
        }
        System.out.println("power losses while archiving: " + losses);
    }

    /** One archiving, with the power lost at some of its places, each time in a copy. */
    private int losePower(PowerDisk disk, SplittableRandom random, int before) {
        int[] losses = {0};
        Points points =
                name -> {
                    if (random.nextInt(3) == 0) {
                        String where = "loss " + (before + losses[0]++) + " " + name;
                        lose(disk, random, where);
                    }
                };
        archive(made, WatchedDisk.of(disk, points));
        return losses[0];
    }

    private void lose(PowerDisk disk, SplittableRandom random, String where) {
        Path left = directory.resolve("left");
        try {
            List<String> mixed = disk.lose(made, left, random);
            assertWhole(left, where + ": " + mixed + ", seed " + Form.seed());
            archive(left, Disk.system());
            assertWhole(left, where + ", then archived");
            Trees.delete(left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldNameEveryFlippedBitOfAnArchive() throws IOException {
        Path home = copy();
        archive(home, Disk.system());
        SplittableRandom random = new SplittableRandom(Form.seed());
        for (int i = 0; i < FLIPS; i++) {
            String name = (i % 4 == 0 ? Epochs.QUEUE_TABLE : Epochs.RECORDS) + Epochs.PACKED;
            Path file = first(home).resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            int place = random.nextInt(bytes.length);
            int bit = random.nextInt(8);
            bytes[place] ^= (byte) (1 << bit);
            Files.write(file, bytes);
            VerifyReport report = JournalVerifier.verify(first(home));
            String where = name + " " + place + "." + bit + ", seed " + Form.seed();
            assertEquals(VerifyReport.Status.CORRUPT, report.status(), where);
            FirstBad bad = report.firstBad();
            assertEquals(name, bad == null ? "" : bad.file(), where + ": " + bad);
            bytes[place] ^= (byte) (1 << bit);
            Files.write(file, bytes);
        }
        assertWhole(home, "after " + FLIPS + " flips taken back");
    }
}
