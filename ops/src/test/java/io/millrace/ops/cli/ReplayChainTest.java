package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Seal;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.monitor.Schema;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongPredicate;

/** A run that was killed and resumed is replayed as one, over all its epochs. */
class ReplayChainTest {

    private static final long CUT = 28_008;
    private static final int CUT_INDEX = 3;

    @TempDir private Path directory;
    private Path whole;
    private Path journal;
    private String schema = Schema.hash();

    @BeforeEach
    void run() {
        whole = directory.resolve("whole/journal/e000001");
        journal = directory.resolve("cut/journal");
        Program.run("run", "--home", directory.resolve("whole"), "--layout", "inline");
    }

    /**
     * Writes the records of the whole run as three epochs: the first ends amid the outputs of an
     * event, the second is sealed behind event 100,000, the third is sealed at the end.
     */
    private void cut(LongPredicate isKept) {
        EpochEnd first = write(EpochEnd.NONE, place -> isKept.test(place) && isBefore(place), 0);
        EpochEnd second = write(first, place -> isKept.test(place) && isBetween(place), 100_000);
        write(second, place -> place >> 16 > 100_000, Seal.read(whole).lastSequence());
    }

    private static boolean isBefore(long place) {
        return place <= (CUT << 16 | CUT_INDEX);
    }

    private static boolean isBetween(long place) {
        return !isBefore(place) && place >> 16 <= 100_000;
    }

    private EpochEnd write(EpochEnd continues, LongPredicate wanted, long sealedAt) {
        EpochSettings head = EpochSettings.read(whole);
        EpochInfo info =
                new EpochInfo(
                        "test",
                        "0.1",
                        schema,
                        "paper",
                        "file",
                        Instant.EPOCH,
                        continues,
                        head.settings(),
                        head.instruments());
        try (EpochReader reader = EpochReader.open(whole, true);
                EpochWriter writer = EpochWriter.create(journal, info)) {
            while (reader.next()) {
                long place =
                        EventLayout.sequence(reader.buffer(), reader.offset()) << 16
                                | EventLayout.index(reader.buffer(), reader.offset());
                if (reader.type() < EventType.EPOCH_HEAD && wanted.test(place)) {
                    writer.append(reader.buffer(), reader.offset(), reader.length());
                }
            }
            writer.flush();
            if (sealedAt != 0) {
                writer.seal(sealedAt, hashAt(sealedAt));
            }
            return new EpochEnd(writer.epoch(), writer.lastSequence(), writer.lastCrc());
        }
    }

    private String hashAt(long sequence) {
        return replayOf("whole", "--until", sequence, "--dump", "--json")
                .json()
                .at("/state/state_hash")
                .asText();
    }

    private Outcome replayOf(String home, Object... options) {
        Object[] all = new Object[options.length + 3];
        all[0] = "replay";
        all[1] = "--home";
        all[2] = directory.resolve(home);
        System.arraycopy(options, 0, all, 3, options.length);
        return Program.run(all);
    }

    @Test
    void shouldReplayAResumedRunFromItsFirstEpoch() {
        cut(place -> true);

        Outcome outcome = replayOf("cut", "--verify", "--json");
        JsonNode early = replayOf("cut", "--verify", "--epoch", "2", "--json").json();
        JsonNode all = replayOf("cut", "--verify", "--all", "--json").json();

        assertEquals(0, outcome.exitCode(), outcome.out());
        assertEquals(271_765, outcome.json().get("events").asLong());
        assertEquals(2_281, outcome.json().get("outputs").asLong());
        assertEquals(0, outcome.json().get("differences").asLong());
        assertEquals(Seal.read(whole).stateHash(), outcome.json().get("state_hash").asText());
        assertEquals(100_000, early.get("events").asLong());
        assertEquals(0, early.get("differences").asLong(), early.toString());
        assertEquals(1, all.get("runs").size());
        assertEquals("1, 2, 3", all.at("/runs/0/epochs").asText());
        assertTrue(replayOf("cut", "--verify").out().contains("resumed     epochs 1, 2, 3"));
    }

    @Test
    void shouldMissAnOutputThatNeitherEpochHolds() {
        cut(place -> place != (CUT << 16 | (CUT_INDEX + 1)));

        Outcome outcome = replayOf("cut", "--verify", "--json");

        assertEquals(4, outcome.exitCode());
        String first = outcome.json().get("first_difference").asText();
        assertTrue(first.startsWith("epoch 2 sequence 28008 index 5 SEND"), first);
    }

    @Test
    void shouldRefuseByNameWhatAnotherVersionWrote() throws Exception {
        schema = "0".repeat(64);
        cut(place -> true);

        Outcome replay = replayOf("cut", "--verify");
        Outcome dump = Program.run("journal", "dump", "--home", directory.resolve("cut"));
        Outcome resume = Program.run("run", "--resume", "--home", directory.resolve("cut"));

        String why = "its records are those of millrace 0.1, schema " + schema;
        for (Outcome outcome : java.util.List.of(replay, dump, resume)) {
            assertEquals(65, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains(why), outcome.err());
        }
    }

    @Test
    void shouldRefuseAChainWithAMissingLink() throws Exception {
        cut(place -> true);
        Files.move(journal.resolve("e000001"), journal.resolve("gone"));

        Outcome outcome = replayOf("cut", "--verify");

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("goes on from e000001, which is missing"), outcome.err());
    }

    @Test
    void shouldReadTheRecordsOfAllEpochsAsOneRun() {
        cut(place -> true);
        String types = "ORDER,SEND,EXECUTION";

        String all = of("whole", "journal", "dump", "--type", types);
        assertEquals(all, of("cut", "journal", "dump", "--run", "--type", types));
        int count = (int) all.lines().count();
        assertTrue(count > 100, "lines: " + count);
        String tail = of("cut", "journal", "tail", "-n", count, "--type", types);
        assertEquals(all, tail);
        assertEquals(of("whole", "explain", "28008.1"), of("cut", "explain", "28008.1"));
        assertEquals(
                of("whole", "export", "trades", "--format", "json"),
                of("cut", "export", "trades", "--format", "json"));
    }

    private String of(String home, Object... command) {
        Object[] all = java.util.Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--home";
        all[command.length + 1] = directory.resolve(home);
        Outcome outcome = Program.run(all);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out();
    }

    @Test
    void shouldTellTheSameStateAndFiguresAsTheWholeRun() {
        cut(place -> true);

        JsonNode state = replayOf("cut", "--until", "150000", "--dump", "--json").json();
        Outcome diff = Program.run("diff", directory.resolve("whole"), directory.resolve("cut"));
        JsonNode same = Program.run("whatif", "--home", directory.resolve("cut"), "--json").json();

        assertEquals(hashAt(150_000), state.at("/state/state_hash").asText());
        assertEquals(3, state.at("/state/epoch").asInt());
        assertEquals(0, diff.exitCode(), diff.out());
        assertTrue(same.get("equal").asBoolean(), same.toString());
        assertEquals("99936.5515837", same.at("/recorded/equity").asText());
    }
}
