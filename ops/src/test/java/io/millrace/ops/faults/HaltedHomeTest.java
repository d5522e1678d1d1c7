package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.launch.ExitCodes;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A home that is HALTED stays so, whatever is done to its files, and however often it starts. */
@Tag("faults")
final class HaltedHomeTest {

    private static final String MARKET = "3000:3";

    @TempDir private static Path shared;

    @TempDir private Path directory;

    /** What people and scripts have done to a home to trade again. */
    enum Attempt {
        NOTHING,
        LATCH_DELETED,
        LATCH_EMPTIED,
        LATCH_OVERWRITTEN,
        STATE_EDITED,
        STATE_AND_LATCH,
        STORE_EDITED,
        STORE_DELETED,
        SNAPSHOTS_DELETED,
        JOURNAL_OF_BEFORE_RESTORED,
        JOURNAL_DELETED,
        HALTED_BACKUP_RESTORED
    }

    @BeforeAll
    static void makeHome() throws IOException {
        Path home = shared.resolve("home");
        assertEquals(ExitCodes.OK, run(home).exitCode());
        Trees.copy(home.resolve("journal"), shared.resolve("before"));
        Trees.copy(home, shared.resolve("backup"));
        Files.writeString(home.resolve(HaltLatch.FILE), "cause = MANUAL\n", UTF_8);
        assertEquals(ExitCodes.HALTED, run(home).exitCode());
    }

    /** A copy without the name of the home it is of, which would be refused as a copy. */
    private Path ownHome() throws IOException {
        Path home = directory.resolve("home");
        Trees.copy(shared.resolve("home"), home);
        Files.delete(home.resolve("instance"));
        return home;
    }

    private static Outcome run(Path home) {
        return Program.run("run", "--home", home, "--synthetic", MARKET, "--json");
    }

    private static void assertHalted(Outcome outcome, String where) {
        assertEquals(ExitCodes.HALTED, outcome.exitCode(), where + ": " + outcome.err());
        assertEquals(0, outcome.json().get("orders").asLong(), where);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void shouldStayHaltedWhateverIsDoneToItsFiles(Attempt attempt) throws Exception {
        Path home = ownHome();
        apply(attempt, home);

        assertHalted(run(home), attempt.toString());
        assertHalted(run(home), attempt + ", once more");
    }

    @Test
    void shouldStayHaltedThroughTenStartsEachWithoutItsLatch() throws Exception {
        Path home = ownHome();
        for (int start = 1; start <= 10; start++) {
            Files.deleteIfExists(home.resolve(HaltLatch.FILE));
            assertHalted(run(home), "start " + start);
        }
    }

    /** Journal and latch are both of before the halt; the file of the name is another one. */
    @Test
    void shouldRefuseAHomeThatWasRestoredFromBeforeTheHaltUntilItIsFencedAndHaltIt()
            throws Exception {
        Path home = directory.resolve("home");
        Trees.copy(shared.resolve("backup"), home);
        List<Integer> epochs = Epochs.list(home.resolve("journal"));

        Outcome refused = run(home);
        assertEquals(ExitCodes.HALTED, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("is a copy of the home of instance"), refused.err());
        Outcome resumed = Program.run("run", "--resume", "--home", home);
        assertEquals(ExitCodes.HALTED, resumed.exitCode(), resumed.err());
        assertTrue(resumed.err().contains("is a copy of the home of instance"), resumed.err());
        assertEquals(epochs, Epochs.list(home.resolve("journal")));

        Outcome attach =
                Program.run("attach", "--home", home, "--fence", "--reason", "disk was lost");
        assertEquals(0, attach.exitCode(), attach.err());
        assertEquals("FENCED", HaltLatch.read(home).orElseThrow().cause());
        assertHalted(run(home), "fenced");
        assertEquals(ExitCodes.HALTED, Program.run("run", "--resume", "--home", home).exitCode());
    }

    /**
     * Nothing outside of the home says that there was a halt: written back into the same files,
     * with everything younger deleted, it is the home of before. The guide tells to fence it.
     */
    @Test
    void shouldBeTheHomeOfBeforeWhenABackupIsWrittenBackIntoTheSameFiles() throws Exception {
        Path home = ownHome();
        assertHalted(run(home), "before");
        byte[] name = Files.readAllBytes(home.resolve("instance"));
        for (Path file : files(home, "")) {
            if (!file.endsWith("instance")) {
                Files.delete(file);
            }
        }
        Trees.delete(home.resolve("journal"));
        Path backup = shared.resolve("backup");
        for (Path file : files(backup, "")) {
            Path to = home.resolve(backup.relativize(file).toString());
            if (!file.endsWith("instance")) {
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Files.write(home.resolve("instance"), name);

        assertEquals(ExitCodes.OK, run(home).exitCode());
        Outcome attach = Program.run("attach", "--home", home, "--fence", "--reason", "restored");
        assertEquals(0, attach.exitCode(), attach.err());
        assertHalted(run(home), "fenced");
    }

    private static void apply(Attempt attempt, Path home) throws IOException, SQLException {
        Path latch = home.resolve(HaltLatch.FILE);
        switch (attempt) {
            case NOTHING -> assertTrue(HaltLatch.isPresent(home));
            case LATCH_DELETED -> Files.delete(latch);
            case LATCH_EMPTIED -> Files.writeString(latch, "", UTF_8);
            case LATCH_OVERWRITTEN -> Files.writeString(latch, "cause = NONE\n", UTF_8);
            case STATE_EDITED -> activate(home);
            case STATE_AND_LATCH -> {
                activate(home);
                Files.delete(latch);
            }
            case STORE_EDITED -> {
                Files.delete(latch);
                forget(home);
            }
            case STORE_DELETED -> {
                Files.delete(latch);
                for (Path file : files(home, "millrace.db")) {
                    Files.delete(file);
                }
            }
            case SNAPSHOTS_DELETED -> {
                Files.delete(latch);
                for (Path file : files(home, ".snapshot")) {
                    Files.delete(file);
                }
            }
            case JOURNAL_OF_BEFORE_RESTORED -> {
                Trees.delete(home.resolve("journal"));
                Trees.copy(shared.resolve("before"), home.resolve("journal"));
            }
            case JOURNAL_DELETED -> Trees.delete(home.resolve("journal"));
            case HALTED_BACKUP_RESTORED -> {
                Trees.delete(home);
                Trees.copy(shared.resolve("home"), home);
                Files.delete(home.resolve("instance"));
                Files.delete(latch);
            }
        }
    }

    /** As an editor would do it, in both files that tell the state. */
    private static void activate(Path home) throws IOException {
        for (String name : List.of("status.json", "engine_state.json")) {
            Path file = home.resolve("state").resolve(name);
            String text = Files.readString(file, UTF_8);
            assertTrue(text.contains("\"trading_state\":\"HALTED\""), name);
            Files.writeString(file, text.replace("HALTED", "ACTIVE"), UTF_8);
        }
    }

    private static List<Path> files(Path home, String part) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }

    /** Deletes every row of every table. */
    private static void forget(Path home) throws SQLException {
        String store = "jdbc:sqlite:" + home.resolve("state/millrace.db");
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertTrue(tables.contains("orders"), tables.toString());
            for (String table : tables) {
                statement.executeUpdate("delete from " + table);
            }
        }
    }
}
