package io.millrace.ops.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Epochs;
import io.millrace.model.event.EventType;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.monitor.Schema;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stores over kills, and over epochs that go on from one another. */
class StoreChainTest {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(120);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String TRADES =
            "SELECT number, symbol, entry_ns, exit_ns, shares_e8, realized_pnl_e8, exit_reason,"
                    + " status FROM trades ORDER BY number";
    private static final String REST =
            "SELECT count(*), sum(equity_e8), sum(drawdown_e8) FROM equity UNION ALL"
                    + " SELECT count(*), sum(filled_e8), sum(price_e8) FROM orders UNION ALL"
                    + " SELECT count(*), sum(confidence), sum(price_e8) FROM signals";

    /** Home of a run over the sample that nothing cut; only read. */
    @TempDir private static Path whole;

    @TempDir private Path directory;

    @BeforeAll
    static void run() {
        assertEquals(0, Program.run("run", "--home", whole).exitCode());
    }

    @Test
    void shouldGoOnAfterAKillAndEqualARebuiltStore() throws Exception {
        Path home = directory.resolve("home");
        Path store = home.resolve("state/millrace.db");
        for (int i = 0; i < 2; i++) {
            Process run =
                    Program.start(
                            directory, Program.SHORT, "run", "--home", home, "--speed", "400x");
            awaitEquity(run, store, i + 1);
            run.destroyForcibly();
            assertEquals(137, Program.await(run, directory).exitCode());
            assertEquals(List.of("ok"), Queries.rows(store, "PRAGMA integrity_check"));
        }

        Outcome last = Program.run("run", "--home", home, "--synthetic", "5000:1");

        assertEquals(0, last.exitCode(), last.err());
        assertEquals(
                List.of("3"), Queries.rows(store, "SELECT count(*) FROM epochs WHERE records > 0"));
        Outcome check = Program.run("rebuild-store", "--home", home, "--check", "--json");
        Outcome made = Program.run("rebuild-store", "--home", home, "--json");
        assertEquals(0, check.exitCode(), check.err());
        assertEquals(check.json().get("hash"), made.json().get("hash"));
        assertEquals(
                List.of("0"), Queries.rows(store, "SELECT count(*) FROM trades WHERE status = 0"));
    }

    private static void awaitEquity(Process run, Path store, int epoch) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NS;
        String query = "SELECT count(*) FROM equity WHERE epoch = " + epoch;
        while (true) {
            assertTrue(run.isAlive() && System.nanoTime() < deadline, "no bar came");
            try {
                if (Files.exists(store) && Integer.parseInt(first(store, query)) > 20) {
                    return;
                }
            } catch (SQLException e) {
                assertTrue(run.isAlive(), "the run ended while its store was made: " + e);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private static String first(Path store, String query) throws SQLException {
        return Queries.rows(store, query).getFirst();
    }

    /** The cut stands before, between and behind the outputs of one event. */
    @ParameterizedTest(name = "cut behind record {0}")
    @ValueSource(longs = {100, 30_000, 28_300, 28_301, 28_302, 28_303, 28_304, 150_000})
    void shouldCarryOverWhatIsOpenWhenAnEpochGoesOn(long cut) throws Exception {
        Path parts = directory.resolve("parts");
        Files.createDirectories(parts.resolve("journal"));
        split(Epochs.directory(whole.resolve("journal"), 1), parts.resolve("journal"), cut);

        Outcome made = Program.run("rebuild-store", "--home", parts, "--json");

        assertEquals(0, made.exitCode(), made.err());
        assertEquals("[]", made.json().get("faults").toString());
        Path one = whole.resolve("state/millrace.db");
        Path two = parts.resolve("state/millrace.db");
        assertEquals(Queries.rows(one, TRADES), Queries.rows(two, TRADES));
        assertEquals(Queries.rows(one, REST), Queries.rows(two, REST));
        assertEquals(
                List.of("1|0", "2|1"), Queries.rows(two, "SELECT epoch, continues FROM epochs"));
        StepByStep.follow(parts.resolve("journal"), directory.resolve("step.db"), 7_919);
        assertEquals(
                made.json().get("hash").asText(), StepByStep.hash(directory.resolve("step.db")));
    }

    private static void split(Path epoch, Path journal, long cut) {
        EpochSettings head = EpochSettings.read(epoch);
        EpochEnd end;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            try (EpochWriter first = EpochWriter.create(journal, info(head, EpochEnd.NONE))) {
                while (reader.records() < cut && reader.next()) {
                    copy(reader, first);
                }
                first.flush();
                end = new EpochEnd(1, first.lastSequence(), first.lastCrc());
            }
            try (EpochWriter second = EpochWriter.create(journal, info(head, end))) {
                while (reader.next()) {
                    copy(reader, second);
                }
                second.seal(second.lastSequence(), "none");
            }
        }
    }

    private static void copy(EpochReader reader, EpochWriter writer) {
        if (reader.type() < EventType.EPOCH_HEAD) {
            writer.append(reader.buffer(), reader.offset(), reader.length());
        }
    }

    private static EpochInfo info(EpochSettings head, EpochEnd continues) {
        return new EpochInfo(
                "test",
                "test",
                Schema.hash(),
                "paper",
                "test",
                Instant.EPOCH,
                continues,
                head.settings(),
                head.instruments());
    }
}
