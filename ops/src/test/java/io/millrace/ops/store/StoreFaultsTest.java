package io.millrace.ops.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.monitor.health.StoreHealth;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whatever befalls the store, the run is the same, and says so. */
class StoreFaultsTest {

    private static final String MARKET = "20000:7";

    @TempDir private Path home;

    private Path store;

    @BeforeEach
    void place() {
        store = home.resolve("state/millrace.db");
    }

    @Test
    void shouldTradeTheSameWhenLocked() throws Exception {
        run();
        Outcome locked;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            locked = run();
            statement.execute("ROLLBACK");
        }

        assertSameRun(locked);
        assertEquals(1, count(locked.err(), "is locked by another process; it must let go"));
        assertEquals(List.of("1"), Queries.rows(store, "SELECT max(epoch) FROM epochs"));
        Outcome next = run();
        assertEquals("", unusual(next.err()));
        assertWhole(3);
    }

    @Test
    void shouldMoveADamagedStoreAsideAndMakeItAnew() throws Exception {
        run();
        Files.write(store, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        Outcome damaged = run();

        assertSameRun(damaged);
        assertEquals(1, count(damaged.err(), "is damaged"));
        assertTrue(Files.exists(home.resolve("state/millrace.db.corrupt-1")));
        assertWhole(2);
    }

    @Test
    void shouldTradeTheSameWhenItsFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "no folder");
        Path config =
                Files.writeString(
                        home.resolve("c.toml"),
                        "[store]\npath = \"" + file.resolve("millrace.db") + "\"\n");

        Outcome readOnly =
                Program.run(
                        "run", "--home", home, "--synthetic", MARKET, "--config", config, "--json");

        assertSameRun(readOnly);
        assertEquals(1, count(readOnly.err(), "folder cannot be made; it must be writable"));
        String status = Files.readAllLines(home.resolve("state/status.json")).getLast();
        assertTrue(status.contains("\"store\":{\"state\":\"degraded\",\"reason\":\""), status);
    }

    @Test
    void shouldLeaveADatabaseOfAnotherProgramAlone() throws Exception {
        Files.createDirectories(store.getParent());
        Queries.rows(store, "CREATE TABLE notes (text TEXT)");

        Outcome foreign = run();

        assertSameRun(foreign);
        assertEquals(1, count(foreign.err(), "is a database of another program"));
        assertEquals(List.of("notes"), Queries.rows(store, "SELECT name FROM sqlite_schema"));
    }

    @Test
    void shouldKeepWhatWasWrittenWhenTheDiskIsFull() throws Exception {
        assertEquals(0, Program.run("run", "--home", home).exitCode());
        Path small = home.resolve("small.db");
        List<String> told = new ArrayList<>();
        Path epoch = Epochs.directory(home.resolve("journal"), 1);
        StoreFollower follower =
                new StoreFollower(new Database.Opening(small, 100, 60, true), told::add);

        follower.begin(epoch);
        follower.finish(false);

        assertEquals(StoreHealth.State.DEGRADED, follower.health().state());
        assertTrue(told.getFirst().contains("does not fit; the disk must have room"), "" + told);
        assertEquals(List.of("ok"), Queries.rows(small, "PRAGMA integrity_check"));
        StoreFollower roomy = new StoreFollower(small, told::add);
        roomy.begin(epoch);
        roomy.finish(false);
        assertEquals(
                Queries.rows(store, "SELECT sum(equity_e8), count(*) FROM equity"),
                Queries.rows(small, "SELECT sum(equity_e8), count(*) FROM equity"));
    }

    /** What is told beside the line that every run tells about its disk. */
    private static String unusual(String err) {
        return err.lines()
                .filter(line -> !line.startsWith("journal: durability"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void shouldMakeADeletedStoreAnewFromAllEpochs() throws Exception {
        run();
        run();
        Files.delete(store);

        assertEquals("", unusual(run().err()));

        assertWhole(3);
    }

    @Test
    void shouldMakeAStoreOfAnotherVersionOrJournalAnew() throws Exception {
        run();
        Queries.rows(store, "PRAGMA user_version = 99");
        run();
        assertWhole(2);
        Queries.rows(store, "UPDATE epochs SET created = 'another'");
        run();
        assertWhole(3);
    }

    @Test
    void shouldTellAStoreThatWasChanged() throws Exception {
        run();
        Queries.rows(
                store,
                "UPDATE equity SET equity_e8 = equity_e8 + 1"
                        + " WHERE time_ns = (SELECT max(time_ns) FROM equity)");

        Outcome check = Program.run("rebuild-store", "--home", home, "--check");

        assertEquals(4, check.exitCode(), check.out());
        assertEquals(0, Program.run("rebuild-store", "--home", home).exitCode());
        assertWhole(1);
    }

    @Test
    void shouldKeepNoneWhenSwitchedOff() throws Exception {
        Path config = Files.writeString(home.resolve("c.toml"), "[store]\nenabled = false\n");

        assertSameRun(
                Program.run(
                        "run",
                        "--home",
                        home,
                        "--synthetic",
                        MARKET,
                        "--config",
                        config,
                        "--json"));

        assertTrue(Files.notExists(store));
    }

    private Outcome run() {
        return Program.run("run", "--home", home, "--synthetic", MARKET, "--json");
    }

    /** The store holds all epochs, and each of its rows as the journal says. */
    private void assertWhole(int epochs) throws Exception {
        assertEquals(
                List.of(Integer.toString(epochs)),
                Queries.rows(store, "SELECT count(*) FROM epochs WHERE fault IS NULL"));
        Outcome check = Program.run("rebuild-store", "--home", home, "--check");
        assertEquals(0, check.exitCode(), check.out() + check.err());
    }

    private void assertSameRun(Outcome outcome) {
        assertEquals(0, outcome.exitCode(), outcome.err());
        Outcome plain =
                Program.run("run", "--home", home.resolve("x"), "--synthetic", MARKET, "--json");
        assertEquals(plain.json().get("state_hash"), outcome.json().get("state_hash"));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
