package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Files of a home that are gone, swapped, doubled or of yesterday, between two runs: what {@code
 * journal verify} says, what the next start says, and whether it may trade.
 */
@Tag("faults")
final class DamagedHomeTest {

    private static final String MARKET = "4000:3";

    @TempDir private static Path shared;

    @TempDir private Path directory;

    /** What is done to a home of three sealed epochs, and what must come of it. */
    enum Damage {
        NOTHING(0, "", 0),
        RECORDS_OF_NEWEST_GONE(65, "JOURNAL_CORRUPT", 3),
        RECORDS_OF_OLDER_GONE(65, "OLDER_DAMAGE", 0),
        MANIFEST_OF_NEWEST_GONE(65, "JOURNAL_CORRUPT", 3),
        MANIFEST_OF_OLDER_GONE(65, "OLDER_DAMAGE", 0),
        MANIFEST_OF_ANOTHER_EPOCH(65, "JOURNAL_CORRUPT", 3),
        SEAL_OF_NEWEST_GONE(0, "", 0),
        SEAL_OF_ANOTHER_EPOCH(65, "JOURNAL_CORRUPT", 3),
        RECORDS_SWAPPED(65, "JOURNAL_CORRUPT", 3),
        RECORDS_OF_ANOTHER_HOME(65, "", 3),
        NEWEST_EPOCH_GONE(65, "JOURNAL_LOST_DATA", 3),
        OLDER_EPOCH_GONE(65, "", 0),
        EPOCHS_SWAPPED(65, "JOURNAL_CORRUPT", 3),
        NEWEST_EPOCH_TWICE(65, "JOURNAL_CORRUPT", 3),
        EPOCH_OF_ANOTHER_HOME(65, "", 3),
        HIGH_WATER_GONE(0, "HIGH_WATER_UNKNOWN", 3),
        HIGH_WATER_ZEROED(0, "HIGH_WATER_UNKNOWN", 3),
        HIGH_WATER_OF_YESTERDAY(0, "", 0),
        JOURNAL_OF_YESTERDAY(65, "JOURNAL_LOST_DATA", 3),
        ALL_EPOCHS_GONE(65, "JOURNAL_LOST_DATA", 3);

        private final int verify;
        private final String finding;
        private final int start;

        Damage(int verify, String finding, int start) {
            this.verify = verify;
            this.finding = finding;
            this.start = start;
        }
    }

    @BeforeAll
    static void makeHomes() throws IOException {
        Path home = shared.resolve("home");
        for (int run = 0; run < 3; run++) {
            if (run == 1) {
                Trees.copy(home.resolve("journal"), shared.resolve("yesterday"));
            }
            assertEquals(0, run(home, MARKET).exitCode());
        }
        for (int run = 0; run < 3; run++) {
            assertEquals(0, run(shared.resolve("other"), "5000:4").exitCode());
        }
    }

    private static Outcome run(Path home, String market) {
        return Program.run("run", "--home", home, "--synthetic", market);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNamedAndKeepFromTradingWhereItMust(Damage damage) throws IOException {
        Path home = directory.resolve("home");
        Trees.copy(shared.resolve("home"), home);
        // Else it would be known as a copy, and not run.
        Files.delete(home.resolve("instance"));
        apply(damage, home.resolve("journal"));

        Outcome verify = Program.run("journal", "verify", "--home", home);
        Outcome start = run(home, MARKET);

        String all = damage + ": " + verify.out() + start.err() + start.out();
        assertEquals(damage.verify, verify.exitCode(), all);
        assertEquals(damage.start, start.exitCode(), all);
        assertTrue(start.err().contains("journal: " + damage.finding), all);
        assertEquals(damage.start == 3, HaltLatch.isPresent(home), all);
        if (damage.verify == 65) {
            assertTrue(verify.out().contains("first bad place: e00000"), all);
        }
        Path newest =
                home.resolve(
                        "journal/" + Epochs.name(Epochs.list(home.resolve("journal")).getLast()));
        assertTrue(Files.exists(newest.resolve(Epochs.SEAL)), all);
    }

    private static void apply(Damage damage, Path journal) throws IOException {
        Path first = journal.resolve("e000001");
        Path second = journal.resolve("e000002");
        Path third = journal.resolve("e000003");
        Path other = shared.resolve("other/journal/e000003");
        Path mark = journal.resolve(HighWaterFile.NAME);
        Path yesterday = shared.resolve("yesterday");
        switch (damage) {
            case NOTHING -> assertTrue(Files.exists(third.resolve(Epochs.SEAL)));
            case RECORDS_OF_NEWEST_GONE -> Files.delete(third.resolve(Epochs.RECORDS));
            case RECORDS_OF_OLDER_GONE -> Files.delete(second.resolve(Epochs.RECORDS));
            case MANIFEST_OF_NEWEST_GONE -> Files.delete(third.resolve(Epochs.MANIFEST));
            case MANIFEST_OF_OLDER_GONE -> Files.delete(second.resolve(Epochs.MANIFEST));
            case MANIFEST_OF_ANOTHER_EPOCH -> replace(second, third, Epochs.MANIFEST);
            case SEAL_OF_NEWEST_GONE -> Files.delete(third.resolve(Epochs.SEAL));
            case SEAL_OF_ANOTHER_EPOCH -> replace(second, third, Epochs.SEAL);
            case RECORDS_SWAPPED ->
                    swap(second.resolve(Epochs.RECORDS), third.resolve(Epochs.RECORDS));
            case RECORDS_OF_ANOTHER_HOME -> replace(other, third, Epochs.RECORDS);
            case NEWEST_EPOCH_GONE -> Trees.delete(third);
            case OLDER_EPOCH_GONE -> Trees.delete(second);
            case EPOCHS_SWAPPED -> swap(second, third);
            case NEWEST_EPOCH_TWICE -> Trees.copy(third, journal.resolve("e000004"));
            case EPOCH_OF_ANOTHER_HOME -> {
                Trees.delete(third);
                Trees.copy(other, third);
            }
            case HIGH_WATER_GONE -> Files.delete(mark);
            case HIGH_WATER_ZEROED -> Files.write(mark, zeros(mark));
            case HIGH_WATER_OF_YESTERDAY -> replace(yesterday, journal, HighWaterFile.NAME);
            case JOURNAL_OF_YESTERDAY -> {
                Trees.delete(second);
                Trees.delete(third);
                Trees.delete(first);
                Trees.copy(yesterday.resolve("e000001"), first);
            }
            case ALL_EPOCHS_GONE -> {
                Trees.delete(first);
                Trees.delete(second);
                Trees.delete(third);
            }
        }
    }

    private static byte[] zeros(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (byte) 0);
        return bytes;
    }

    private static void replace(Path from, Path to, String name) throws IOException {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void swap(Path one, Path other) throws IOException {
        Path aside = one.resolveSibling("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
    }
}
