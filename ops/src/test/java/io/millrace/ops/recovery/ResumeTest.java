package io.millrace.ops.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.Poison;
import io.millrace.journal.disk.Disk;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Runs that are cut off and resumed end as the run that was never cut off. */
class ResumeTest {

    private static final String MARKET = "20000:7";

    @TempDir private Path directory;

    private Path whole;
    private Outcome uninterrupted;
    private List<String> records;

    @BeforeEach
    void runWhole() {
        whole = directory.resolve("whole");
        uninterrupted =
                Program.run(
                        "run",
                        "--home",
                        whole,
                        "--synthetic",
                        MARKET,
                        "--timeframe",
                        "1s",
                        "--json");
        assertEquals(0, uninterrupted.exitCode(), uninterrupted.err());
        records = records(whole);
        assertTrue(records.size() > 20_000, "records: " + records.size());
    }

    private static List<String> records(Path home) {
        return CutRuns.records(home);
    }

    private Path cut(String name, long after) throws IOException {
        return CutRuns.cut(whole, directory.resolve(name), after);
    }

    private Outcome resume(Path home, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("run", "--resume", "--home", home, "--json"));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray());
    }

    private void requireEqual(Path home, Outcome resumed, String where) {
        assertEquals(0, resumed.exitCode(), where + ": " + resumed.err());
        for (String field : List.of("state_hash", "sequence", "orders", "equity", "fills")) {
            assertEquals(uninterrupted.json().get(field), resumed.json().get(field), where);
        }
        assertEquals(records, records(home), where);
    }

    @Test
    void shouldEndAsTheUninterruptedRunWhereverItWasCutOff() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Long> cuts = new ArrayList<>(List.of(0L, 1L, 4L, 5L, (long) records.size()));
        for (int i = 0; i < 12; i++) {
            cuts.add(random.nextLong(records.size()));
        }
        cuts.addAll(middlesOfOutputs());
        for (long after : cuts) {
            Path home = cut("cut-" + after, after);

            Outcome resumed = resume(home);

            requireEqual(home, resumed, "cut behind record " + after);
            Outcome replay = Program.run("replay", "--verify", "--home", home);
            assertEquals(0, replay.exitCode(), replay.out());
        }
    }

    /** Places between two outputs of one input. */
    private List<Long> middlesOfOutputs() {
        List<Long> places = new ArrayList<>();
        for (int i = 1; i < records.size() && places.size() < 6; i++) {
            boolean isOutput = !records.get(i).substring(64, 72).equals("00000000");
            if (isOutput && i > 5_000 && i % 3 == 0) {
                places.add((long) i);
            }
        }
        assertEquals(6, places.size());
        return places;
    }

    @Test
    void shouldEndAsTheUninterruptedRunAfterSeveralKills() throws Exception {
        Path home = directory.resolve("killed");
        Path config = directory.resolve("often.toml");
        Files.writeString(config, "[snapshot]\ninterval = 200\n");
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 3; i++) {
            Process run =
                    Program.start(
                            directory,
                            Program.SHORT,
                            "run",
                            "--resume",
                            "--home",
                            home,
                            "--speed",
                            "200x",
                            "--config",
                            config,
                            "--synthetic",
                            MARKET,
                            "--timeframe",
                            "1s");
            awaitEpoch(home, i + 1);
            run.waitFor(500 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
            for (int wait = 0; i == 2 && wait < 600 && snapshots(home).isEmpty(); wait++) {
                run.waitFor(100, TimeUnit.MILLISECONDS);
            }
            run.destroyForcibly().waitFor();
        }

        Outcome resumed = resume(home, "--speed", "max", "--synthetic", MARKET);

        requireEqual(home, resumed, "after kills");
        assertTrue(resumed.json().get("resumed").get("snapshot_sequence").asLong() > 0);
        Outcome check = Program.run("rebuild-store", "--home", home, "--check", "--json");
        assertEquals(0, check.exitCode(), check.err());
    }

    private static void awaitEpoch(Path home, int epoch) throws InterruptedException {
        Path manifest = Epochs.directory(home.resolve("journal"), epoch).resolve("manifest");
        for (int i = 0; i < 1_200 && !Files.exists(manifest); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertTrue(Files.exists(manifest), manifest + " was never made");
    }

    @Test
    void shouldGoOnFromTheNewestGoodSnapshot() throws IOException {
        Path snapshot = snapshots(whole).getFirst();
        Outcome again = resume(whole);
        requireEqual(whole, again, "sealed and finished");
        assertEquals(
                snapshot.getFileName().toString(),
                again.json().get("resumed").get("snapshot").asText());
        assertEquals(0, again.json().get("resumed").get("replayed").asLong());

        byte[] bytes = Files.readAllBytes(snapshot);
        bytes[bytes.length / 2] ^= 4;
        Files.write(snapshot, bytes);
        Outcome damaged = resume(whole);

        requireEqual(whole, damaged, "damaged snapshot");
        assertTrue(damaged.err().contains(snapshot.getFileName().toString()), damaged.err());
        assertTrue(damaged.json().get("resumed").get("snapshot").isNull(), damaged.out());
    }

    @Test
    void shouldCountStartsWithoutInputsAsPartsOfTheRun() {
        assertEquals(0, resume(whole).exitCode());
        new HaltLatch("TEST", "1", "2", 1, 1, Instant.EPOCH).write(Disk.system(), whole);
        Outcome halted = resume(whole);
        Outcome again = resume(whole);

        assertEquals(3, halted.exitCode(), halted.err());
        assertEquals(3, again.exitCode(), again.err());
        assertEquals(halted.json().get("state_hash"), again.json().get("state_hash"));
        assertEquals(uninterrupted.json().get("sequence"), again.json().get("sequence"));
        Outcome all = Program.run("replay", "--all", "--verify", "--home", whole, "--json");
        assertEquals(0, all.exitCode(), all.out());
        assertEquals(1, all.json().get("runs").size(), all.out());
        assertEquals("1, 2, 3, 4", all.json().at("/runs/0/epochs").asText());
    }

    @Test
    void shouldVerifyFromEachKeptSnapshotAndSayWhich() throws IOException {
        Path config = directory.resolve("often.toml");
        Files.writeString(config, "[snapshot]\ninterval = 5_000\n");
        Path home = directory.resolve("followed");
        Outcome run =
                Program.run(
                        "run",
                        "--home",
                        home,
                        "--synthetic",
                        MARKET,
                        "--timeframe",
                        "1s",
                        "--config",
                        config,
                        "--speed",
                        "2000x");
        assertEquals(0, run.exitCode(), run.err());
        List<Path> kept = snapshots(home);
        assertEquals(3, kept.size(), kept.toString());
        for (Path file : kept) {
            String name = file.getFileName().toString();
            long sequence = Long.parseLong(name.substring(name.indexOf('-') + 1, 27));
            String asked = sequence % 2 == 0 ? name : Long.toString(sequence);
            Outcome replay =
                    Program.run(
                            "replay",
                            "--verify",
                            "--from-snapshot",
                            asked,
                            "--home",
                            home,
                            "--json");
            assertEquals(0, replay.exitCode(), replay.err());
            assertEquals(name, replay.json().get("snapshot").asText());
            assertEquals(sequence, replay.json().get("snapshot_sequence").asLong());
            long last = replay.json().get("sequence").asLong();
            assertEquals(last - sequence, replay.json().get("events").asLong());
            assertEquals(uninterrupted.json().get("state_hash"), replay.json().get("state_hash"));
        }
        Path none = directory.resolve("none.toml");
        Files.writeString(none, "[snapshot]\nat_end = false\n");
        for (int damaged = 1; damaged <= 3; damaged++) {
            Path file = kept.get(damaged - 1);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 40] ^= 1;
            Files.write(file, bytes);
            Outcome resumed = resume(home, "--config", none);
            assertEquals(0, resumed.exitCode(), resumed.err());
            assertEquals(
                    damaged == 3 ? "null" : kept.get(damaged).getFileName().toString(),
                    resumed.json().at("/resumed/snapshot").asText());
            assertEquals(uninterrupted.json().get("state_hash"), resumed.json().get("state_hash"));
        }
        Outcome other = Program.run("replay", "--verify", "--from-snapshot", "7", "--home", home);
        assertEquals(1, other.exitCode(), other.err());
        Outcome foreign =
                Program.run("replay", "--from-snapshot", kept.getFirst(), "--home", whole);
        assertEquals(65, foreign.exitCode(), foreign.err());
    }

    private static List<Path> snapshots(Path home) throws IOException {
        if (Files.notExists(home.resolve("snapshots"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve("snapshots"))) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    @Test
    void shouldBeginAfreshInAnEmptyHomeAndRefuseOtherSettings() {
        Path home = directory.resolve("empty");
        Outcome fresh = resume(home, "--synthetic", MARKET, "--timeframe", "1s");
        requireEqual(home, fresh, "empty home");
        assertTrue(fresh.json().get("resumed") == null, fresh.out());

        Outcome other = resume(home, "--strategy", "sma-cross");
        assertEquals(78, other.exitCode(), other.err());
        assertTrue(other.err().contains("run.strategy"), other.err());
        Outcome market = resume(home, "--synthetic", "20000:8");
        assertEquals(78, market.exitCode(), market.err());
        assertEquals(List.of(1), Epochs.list(home.resolve("journal")));
    }

    @Test
    void shouldRefuseDataThatIsNotThatOfTheRun() throws IOException {
        Path data = directory.resolve("BTCUSDT-trades-2022-01-15.csv");
        List<String> lines = new ArrayList<>(List.of("ts_ms,price,quantity"));
        for (int i = 0; i < 4_000; i++) {
            lines.add((1_642_204_800_000L + 100L * i) + ",43059." + (10 + i % 80) + ",0.00713");
        }
        Files.write(data, lines);
        Path home = directory.resolve("files");
        Outcome run = Program.run("run", "--home", home, "--data", data, "--json");
        assertEquals(0, run.exitCode(), run.err());
        lines.remove(lines.size() / 2);
        Files.write(data, lines);

        Outcome resumed = resume(home);

        assertEquals(65, resumed.exitCode(), resumed.err());
        assertTrue(resumed.err().contains("is not the data of the run"), resumed.err());
    }

    @Test
    void shouldNotHandInAnInputThatTwoStartsDiedAt() throws IOException {
        Path home = cut("poisoned", 9_000);
        Disk disk = Disk.system();
        Poison.note(disk, home, 12_000, "a bug");
        Poison.note(disk, home, 12_000, "a bug");

        Outcome third = resume(home);

        assertEquals(3, third.exitCode(), third.err());
        assertTrue(third.err().contains("the engine dies at input 12000 (a bug)"), third.err());
        assertEquals(List.of(1), Epochs.list(home.resolve("journal")));

        Poison.clear(disk, home);
        Poison.note(disk, home, 12_000, "a bug");
        requireEqual(home, resume(home), "after one start");
        assertTrue(Poison.read(home).isEmpty());
    }

    @Test
    void shouldHaltWhenALatchHoldsAndReplayThat() throws IOException {
        Path home = cut("latched", 9_000);
        new HaltLatch("TEST", "1", "2", 1, 1, Instant.EPOCH).write(Disk.system(), home);

        Outcome resumed = resume(home);

        assertEquals(3, resumed.exitCode(), resumed.err());
        Outcome replay = Program.run("replay", "--verify", "--home", home);
        assertEquals(0, replay.exitCode(), replay.out());
        Outcome again = resume(home);
        assertEquals(3, again.exitCode(), again.err());
        assertEquals(resumed.json().get("state_hash"), again.json().get("state_hash"));
    }
}
