package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

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
