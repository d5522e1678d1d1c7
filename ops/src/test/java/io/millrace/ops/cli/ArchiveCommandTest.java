package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Epochs;
import io.millrace.model.event.EventType;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.monitor.Schema;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every command over a run of two epochs, before and after both were archived. */
final class ArchiveCommandTest {

    private static final long CUT = 60_000;
    private static final String PACKED = Epochs.RECORDS + Epochs.PACKED;

    /** Commands whose whole answer must not change by a letter. */
    private static final List<String> LOOKS =
            List.of(
                    "journal verify",
                    "journal dump --epoch all --type ORDER,SEND,EXECUTION,STATE_CHANGE",
                    "journal dump --epoch 1 --limit 3000",
                    "journal dump --epoch 2 --run --type DECISION --format csv",
                    "journal tail --epoch 2 -n 2000",
                    "state-hash --epoch 1",
                    "state-hash --epoch 2",
                    "replay --epoch 2 --until 70000 --dump",
                    "replay --epoch 2 --break decision=TRADE --count 2",
                    "explain 28008.1 --epoch 2",
                    "export trades --epoch 2",
                    "export fills --epoch 2 --format json",
                    "whatif --epoch 2 --json",
                    "audit");

    @TempDir private static Path directory;

    private static Path whole = Path.of("");
    private static Path parts = Path.of("");
    private static String hash = "";

    @BeforeAll
    static void makeRunOfTwoEpochs() throws IOException {
        whole = directory.resolve("whole");
        parts = directory.resolve("parts");
        Path config = directory.resolve("until.toml");
        Files.writeString(config, "[run]\nto = \"2022-01-15T05:00:00Z\"\n");
        hash = run(whole, "--config", config).json().get("state_hash").asText();
        String cutHash =
                on(whole, "replay --until " + CUT + " --dump --json")
                        .json()
                        .at("/state/state_hash")
                        .asText();
        sealedUntilCut(cutHash);
        Outcome resumed = Program.run("run", "--resume", "--home", parts, "--json");
        assertEquals(hash, resumed.json().get("state_hash").asText(), resumed.err());
    }

    private static Outcome run(Path home, Object... further) {
        Object[] all = new Object[further.length + 4];
        all[0] = "run";
        all[1] = "--home";
        all[2] = home;
        all[3] = "--json";
        System.arraycopy(further, 0, all, 4, further.length);
        Outcome outcome = Program.run(all);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    private static Outcome on(Path home, String line) {
        return Program.run((Object[]) (line + " --home " + home).split(" ", -1));
    }

    /** The first epoch as it would be, had the run been told to end there. */
    private static void sealedUntilCut(String cutHash) throws IOException {
        Path journal = parts.resolve("journal");
        Files.createDirectories(journal);
        Path epoch = Epochs.directory(whole.resolve("journal"), 1);
        EpochSettings head = EpochSettings.read(epoch);
        EpochInfo info =
                new EpochInfo(
                        "test",
                        "test",
                        Schema.hash(),
                        "paper",
                        "test",
                        Instant.EPOCH,
                        EpochEnd.NONE,
                        head.settings(),
                        head.instruments());
        try (EpochWriter writer = EpochWriter.create(journal, info);
                EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next() && reader.lastSequence() <= CUT) {
                if (reader.type() < EventType.EPOCH_HEAD) {
                    writer.append(reader.buffer(), reader.offset(), reader.length());
                }
            }
            writer.seal(CUT, cutHash);
        }
    }

    private Path copy(String name) throws IOException {
        Path home = directory.resolve(name);
        copy(parts, home);
        Files.delete(home.resolve("instance"));
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes any)
                            throws IOException {
                        Path target = to.resolve(from.relativize(file).toString());
                        Files.createDirectories(target.resolveSibling("x").getParent());
                        Files.copy(file, target);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Two more epochs, so that those of the run are old; then both are archived. */
    private static void archive(Path home, String options, int expected) {
        Outcome outcome = on(home, "journal archive --json" + options);
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(expected, outcome.json().get("archived").asInt(), outcome.out());
    }

    private static Map<String, String> answers(Path home) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String line : LOOKS) {
            Outcome outcome = on(home, line);
            answers.put(line, outcome.exitCode() + "\n" + outcome.out() + outcome.err());
        }
        Outcome replay = on(home, "replay --verify --all --json");
        answers.put("replay", replay.exitCode() + replay.json().at("/runs/0/state_hash").asText());
        answers.put("diff", Program.run("diff", home, whole, "--epoch", "2,1").out());
        Outcome store = on(home, "rebuild-store --json");
        answers.put("store", store.exitCode() + store.json().get("hash").asText());
        return answers;
    }

    @Test
    void shouldChangeNoAnswerOfAnyCommand() throws IOException {
        Path home = copy("answers");
        run(home, "--synthetic", "3000:1");
        Map<String, String> before = answers(home);

        archive(home, "", 2);

        Map<String, String> after = answers(home);
        before.forEach(
                (line, answer) -> {
                    assertTrue(answer.startsWith("0") || line.equals("diff"), line + answer);
                    assertEquals(answer, after.get(line), line);
                });
        assertTrue(before.get("store") != null && before.get("store").length() > 60);
        JsonNode rows = on(home, "journal ls --json").json().get("epochs");
        assertEquals("archived", rows.get(0).get("status").asText());
        assertEquals("archived", rows.get(1).get("status").asText());
        assertEquals("sealed", rows.get(2).get("status").asText());
        assertTrue(rows.get(0).get("bytes").asLong() < 3_000_000, rows.toString());
    }

    @Test
    void shouldGoOnFromArchivedEpochs() throws IOException {
        Path home = copy("resumed");
        archive(home, "", 1);
        assertEquals(hash, run(home, "--resume").json().get("state_hash").asText());
        archive(home, " --keep 1", 1);
        for (Path snapshot : files(home.resolve("snapshots"))) {
            Files.delete(snapshot);
        }

        Outcome resumed = run(home, "--resume");

        assertEquals(hash, resumed.json().get("state_hash").asText());
        assertEquals(0, on(home, "replay --verify --all").exitCode());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** In one home, those last that write into it. */
    @Test
    void shouldNameTheDamagedPlaceOfAnArchive() throws IOException {
        Path home = copy("damaged");
        archive(home, "", 1);
        Path packed = Epochs.directory(home.resolve("journal"), 1).resolve(PACKED);
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length / 2] ^= 16;
        Files.write(packed, bytes);
        for (String line :
                List.of(
                        "journal verify",
                        "journal dump --epoch 1",
                        "journal dump --epoch 2 --run",
                        "journal tail -n 400000",
                        "state-hash",
                        "replay --verify",
                        "replay --verify --all",
                        "replay --until 55000",
                        "explain 55000",
                        "export trades",
                        "whatif",
                        "rebuild-store",
                        "run --resume")) {
            Outcome outcome = on(home, line);

            String all = line + ": " + outcome.out() + outcome.err();
            assertEquals(ExitCodes.BAD_DATA, outcome.exitCode(), all);
            assertTrue(all.contains("e000001/" + PACKED + " at "), all);
        }
        assertEquals(
                "corrupt", on(home, "journal ls --json").json().at("/epochs/0/status").asText());
    }

    @Test
    void shouldArchiveBehindARunThatSaysSo() throws IOException {
        Path home = directory.resolve("behind");
        Path config = directory.resolve("archive.toml");
        Files.writeString(config, "[journal]\narchive = \"keep:2\"\n");
        for (int start = 1; start <= 4; start++) {
            Outcome outcome = run(home, "--synthetic", "2000:1", "--config", config);
            String told = "archive: epoch " + (start - 2) + ": archived, ";
            assertEquals(start > 2, outcome.err().contains(told), outcome.err());
        }
        Path journal = home.resolve("journal");
        assertTrue(Epochs.isArchived(Epochs.directory(journal, 1)));
        assertTrue(Epochs.isArchived(Epochs.directory(journal, 2)));
        assertFalse(Epochs.isArchived(Epochs.directory(journal, 3)));
        assertEquals(0, on(home, "journal verify").exitCode());
    }

    @Test
    void shouldArchiveNothingUnlessTold() throws IOException {
        Path home = directory.resolve("default");
        run(home, "--synthetic", "2000:1");
        run(home, "--synthetic", "2000:1");

        archive(home, " --keep 2", 0);
        archive(home, " --older-than 1", 0);
        assertFalse(Epochs.isArchived(Epochs.directory(home.resolve("journal"), 1)));
        archive(home, " --older-than 2", 1);
        Outcome again = on(home, "journal archive");
        assertTrue(again.out().startsWith("epoch 1: is archived, in "), again.out());
        assertTrue(again.out().endsWith("archived 0 of 1\n"), again.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--keep 0", "--keep -1", "--older-than 0", "--keep x"})
    void shouldRefuseWhatCannotBeMeant(String option) {
        assertEquals(2, on(whole, "journal archive " + option).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep:0", "keep", "on", "keep:-1", "keep:x"})
    void shouldRefuseASettingThatCannotBeUsed(String value) throws IOException {
        Path config = directory.resolve("wrong.toml");
        Files.writeString(config, "[journal]\narchive = \"" + value + "\"\n");
        Path home = directory.resolve("never");

        Outcome outcome = Program.run("run", "--home", home, "--config", config);

        assertEquals(ExitCodes.CONFIG, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("journal.archive is \"" + value), outcome.err());
        assertFalse(Files.exists(home));
    }
}
