package io.millrace.ops.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.config.Config;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.RunResult;
import io.millrace.ops.run.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs whose disk fails, gets full, or holds a journal that is not what was written. */
@Timeout(180)
final class DurableRunTest {

    private static final String MARKET = "20000:3";

    @TempDir private Path home;

    private final List<String> notices = new ArrayList<>();

    private PaperRun run(String durability, FailingDisk disk) {
        return run("auto", durability, disk);
    }

    private PaperRun run(String layout, String durability, FailingDisk disk) {
        Config config =
                Config.defaults(StrategyRegistry.all())
                        .override("pipeline.layout", layout, "test")
                        .override("journal.durability", durability, "test");
        StopSignal never = new StopSignal(() -> {});
        return new PaperRun(config, Optional.of(MARKET), home, never)
                .telling(notices::add)
                .on(disk);
    }

    private HaltLatch latch() {
        return HaltLatch.read(home).orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "fused, interval:1ms",
        "fused, always",
        "parallel, interval:1ms",
        "parallel, always"
    })
    void shouldEndAndLatchWhenAForceFailsAndNeverForceAgain(String layout, String durability) {
        FailingDisk disk = new FailingDisk(2, 0);

        RuntimeException thrown =
                assertThrows(RuntimeException.class, () -> run(layout, durability, disk).run());

        assertTrue(thrown.toString().contains("Input/output error"), thrown::toString);
        assertEquals(2, disk.forces());
        assertEquals("CRITICAL", latch().cause());
        assertTrue(
                latch().value().contains("cannot be forced (Input/output error)")
                        || latch().value().contains("the disk has failed: Input/output error"),
                latch().value());
        assertFalse(Files.exists(home.resolve("ballast")));
        assertEquals(3, Program.run("run", "--home", home, "--synthetic", MARKET).exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fused", "parallel"})
    void shouldEndInOrderWhenTheDiskGetsLow(String layout) {
        LaunchException thrown =
                assertThrows(
                        LaunchException.class,
                        () -> run(layout, "none", new FailingDisk(0, 6)).run());

        assertEquals(74, thrown.exitCode());
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("less room than journal.disk_floor, 268435456 bytes"), message);
        assertEquals("DISK_FLOOR", latch().cause());
        assertFalse(Files.exists(home.resolve("ballast")));
        Path epoch = Epochs.directory(Home.journal(home), 1);
        assertEquals(Status.CLEAN, JournalVerifier.verify(epoch).status());
        assertTrue(JournalVerifier.verify(epoch).sealed());
    }

    @Test
    void shouldRefuseToStartWhenTheDiskIsLow() {
        LaunchException thrown =
                assertThrows(LaunchException.class, () -> run("none", new FailingDisk(0, 1)).run());

        assertEquals(74, thrown.exitCode());
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("has room for 0 bytes; at least 276824064"), message);
        assertFalse(HaltLatch.isPresent(home));
    }

    @Test
    void shouldTellThePolicyAndTheTimeOfASync() {
        RunResult result = run("orders", new FailingDisk(0, 0)).run();

        assertEquals(1, notices.size(), notices::toString);
        assertEquals(
                "journal: durability orders, a sync takes " + result.durable().syncUs() + " us",
                notices.getFirst());
        assertEquals("orders", result.durable().policy());
        assertEquals(result.sequence(), result.durable().sequence());
        assertTrue(Files.exists(home.resolve("ballast")));
    }

    @Test
    void shouldStartHaltedAndNameWhatWasLostWhenTheNewestEpochIsShorter() throws IOException {
        Program.run("run", "--home", home, "--synthetic", MARKET);
        Path epoch = Epochs.directory(Home.journal(home), 1);
        Files.delete(epoch.resolve(Epochs.SEAL));
        byte[] records = Files.readAllBytes(epoch.resolve(Epochs.RECORDS));
        java.util.Arrays.fill(records, 1_000_000, records.length, (byte) 0);
        Files.write(epoch.resolve(Epochs.RECORDS), records);

        Outcome outcome = Program.run("run", "--home", home, "--synthetic", MARKET);

        assertEquals(3, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("journal: JOURNAL_"), outcome.err());
        assertTrue(latch().cause().startsWith("JOURNAL_"), latch()::toString);
        assertEquals(1, latch().epoch());
        assertTrue(latch().sequence() > 0, latch()::toString);
    }

    @Test
    void shouldStartHaltedWhenTheHighWaterFileIsUnreadable() throws IOException {
        Program.run("run", "--home", home, "--synthetic", MARKET);
        Files.write(Home.journal(home).resolve(HighWaterFile.NAME), new byte[8192]);

        Outcome outcome = Program.run("run", "--home", home, "--synthetic", MARKET);

        assertEquals(3, outcome.exitCode(), outcome.err());
        assertEquals("HIGH_WATER_UNKNOWN", latch().cause());
        assertTrue(outcome.err().contains("holds no sound slot"), outcome.err());
    }

    @Test
    void shouldMoveAHalfMadeEpochAsideAndGoOn() throws IOException {
        Program.run("run", "--home", home, "--synthetic", MARKET);
        Files.createDirectory(Epochs.directory(Home.journal(home), 2));

        Outcome outcome = Program.run("run", "--home", home, "--synthetic", MARKET);

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("MOVED_ASIDE: e000002: was never"), outcome.err());
        assertTrue(Files.isDirectory(home.resolve("quarantine/e000002")));
        assertTrue(Epochs.directory(Home.journal(home), 2).resolve(Epochs.SEAL).toFile().exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "interval:", "interval:0s", "interval:10", "Orders"})
    void shouldRefuseAPolicyThatDoesNotExist(String durability) throws IOException {
        Path config = home.resolve("run.toml");
        Files.writeString(config, "[journal]\ndurability = \"" + durability + "\"\n");

        Outcome outcome = Program.run("run", "--home", home.resolve("h"), "--config", config);

        assertEquals(78, outcome.exitCode());
        assertTrue(
                outcome.err().contains("it must be none, orders, always, or interval:"),
                outcome.err());
    }
}
