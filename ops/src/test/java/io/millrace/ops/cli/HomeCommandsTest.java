package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.Manifest;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.home.Instance;
import io.millrace.ops.launch.Home;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copied homes do not trade, and a state is given up without losing anything. */
class HomeCommandsTest {

    private static final String MARKET = "3000:7";

    @TempDir private Path directory;
    private Path home;

    @BeforeEach
    void run() {
        home = directory.resolve("home");
        assertEquals(0, resume(home).exitCode());
    }

    private static Outcome resume(Path home) {
        return Program.run("run", "--resume", "--home", home, "--synthetic", MARKET, "--json");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static String name(Path home) {
        return Instance.read(home).orElseThrow().name();
    }

    @Test
    void shouldNotRunInACopyUntilItIsFenced() throws IOException {
        Path copy = directory.resolve("copy");
        copy(home, copy);

        Outcome refused = resume(copy);
        Outcome asked = Program.run("attach", "--home", copy, "--json");

        assertEquals(3, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("is a copy of the home of instance " + name(home)));
        assertEquals(List.of(1), Epochs.list(copy.resolve("journal")));
        assertFalse(HaltLatch.isPresent(copy));
        assertEquals(3, asked.exitCode());
        assertTrue(asked.json().get("copy").asBoolean());

        Outcome fence =
                Program.run("attach", "--home", copy, "--fence", "--reason", "a drill", "--json");

        assertEquals(0, fence.exitCode(), fence.err());
        assertEquals(name(home), fence.json().get("replaces").asText());
        assertEquals(name(copy), fence.json().get("instance").asText());
        assertNotEquals(name(home), name(copy));
        HaltLatch latch = HaltLatch.read(copy).orElseThrow();
        assertEquals("FENCED", latch.cause());
        assertEquals(name(home) + " is fenced off: a drill", latch.value());
        String history = Files.readString(copy.resolve("logs/home.jsonl"));
        assertTrue(history.contains("\"replaces\":\"" + name(home) + "\""), history);

        Outcome halted = resume(copy);

        assertEquals(3, halted.exitCode(), halted.err());
        assertEquals("HALTED", halted.json().get("trading_state").asText());
        Path second = Epochs.directory(copy.resolve("journal"), 2);
        assertEquals(name(copy), Manifest.read(second).instance());
        Outcome replay = Program.run("replay", "--all", "--verify", "--home", copy, "--json");
        assertEquals(0, replay.exitCode(), replay.out());
        assertEquals(1, replay.json().get("runs").size());
        assertEquals(0, resume(home).exitCode());
    }

    @Test
    void shouldRunInAHomeThatWasMovedOrIsReachedByALink() throws IOException {
        Path moved = directory.resolve("moved");
        Files.move(home, moved);
        Path link = Files.createSymbolicLink(directory.resolve("link"), moved);

        assertEquals(0, resume(moved).exitCode());
        assertEquals(0, resume(link).exitCode());
        assertEquals(0, Program.run("attach", "--home", link).exitCode());
    }

    @Test
    void shouldTieAnInstanceOfAnEarlierVersionToItsFile() throws IOException {
        Files.writeString(home.resolve("instance"), "0a1b2c3d\n");

        assertEquals(0, resume(home).exitCode());

        assertEquals("0a1b2c3d", name(home));
        Path copy = directory.resolve("copy");
        copy(home, copy);
        assertEquals(3, resume(copy).exitCode());
    }

    @Test
    void shouldBeginAfreshAfterAResetAndKeepEverything() throws IOException {
        Outcome unasked = Program.run("reset-state", "--home", home, "--reason", "new month");
        assertEquals(2, unasked.exitCode(), unasked.err());
        Outcome resumed = resume(home);
        assertEquals(1, resumed.json().at("/resumed/epoch").asInt(), resumed.out());

        Outcome reset =
                Program.run(
                        "reset-state", "--home", home, "--reason", "new month", "--yes", "--json");
        Outcome fresh = resume(home);
        Outcome later = resume(home);

        assertEquals(0, reset.exitCode(), reset.err());
        assertEquals(2, reset.json().get("reset_epoch").asInt());
        assertTrue(fresh.json().get("resumed") == null, fresh.out());
        assertEquals(3, later.json().at("/resumed/epoch").asInt(), later.out());
        assertEquals(List.of(1, 2, 3, 4), Epochs.list(home.resolve("journal")));
        try (Stream<Path> kept = Files.list(home.resolve("archive/snapshots-e000002"))) {
            assertEquals(1, kept.count());
        }
        String history = Files.readString(home.resolve("logs/home.jsonl"));
        assertTrue(history.contains("\"reason\":\"new month\""), history);
        Outcome replay = Program.run("replay", "--all", "--verify", "--home", home, "--json");
        assertEquals(2, replay.json().get("runs").size(), replay.out());
        assertEquals("1, 2", replay.json().at("/runs/0/epochs").asText());
        assertEquals("3, 4", replay.json().at("/runs/1/epochs").asText());
    }

    @Test
    void shouldTellHowTheJournalIsInTheStatusFile() throws IOException {
        String state = Files.readString(home.resolve("state/engine_state.json"));
        JsonNode journal = new ObjectMapper().readTree(state).get("journal");

        assertEquals(1, journal.get("epoch").asInt());
        assertEquals(3_002, journal.get("sequence").asInt());
        assertEquals(3_002, journal.get("durable_sequence").asInt());
        assertTrue(journal.get("sync_us").asLong() > 0);
        assertTrue(journal.get("bytes").asLong() > 3_002 * 96L);
        assertTrue(journal.has("last_snapshot"));
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoParquet() {
        Path table = directory.resolve("orders.parquet");
        Outcome nowhere = Program.run("journal", "dump", "--home", home, "--format", "parquet");
        Outcome missing =
                Program.run(
                        "export", "orders", "--home", home, "--format", "parquet", "--out", table);

        assertEquals(2, nowhere.exitCode(), nowhere.err());
        assertTrue(nowhere.err().contains("--format parquet needs --out FILE"), nowhere.err());
        assertEquals(1, missing.exitCode(), missing.err());
        assertTrue(missing.err().contains("the module parquet is not on the class path"));
        assertFalse(Files.exists(table));
    }

    @Test
    void shouldNotResetOrFenceWhileARunHoldsTheHome() {
        try (Home held = Home.open(home)) {
            assertEquals(home, held.root());
            Outcome reset =
                    Program.run("reset-state", "--home", home, "--reason", "x", "--yes", "--json");
            Outcome fence = Program.run("attach", "--home", home, "--fence", "--reason", "x");

            assertEquals(73, reset.exitCode(), reset.err());
            assertEquals(73, reset.json().get("code").asInt());
            assertEquals(73, fence.exitCode(), fence.err());
        }
        assertFalse(Files.exists(home.resolve("state.reset")));
        assertFalse(HaltLatch.isPresent(home));
    }
}
