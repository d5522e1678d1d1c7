package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whole recorded files, where they are at hand. */
class RecordedDayTest {

    private static final Path TICKS = Program.root().resolve("../shared/data/ticks/derived");

    @TempDir private Path home;

    @BeforeEach
    void requireData() {
        assumeTrue(Files.isDirectory(TICKS), "skipped: no recorded ticks at " + TICKS);
    }

    @Test
    void shouldRunAndReplayTheWholeDayOfTrades() {
        Path day = TICKS.resolve("btcusdt_binance_trades_20220115.csv.gz");

        JsonNode run = Program.run("run", "--home", home, "--data", day, "--json").json();

        assertEquals(451_466, run.get("ticks").asLong());
        assertTrue(run.get("entries").asLong() >= 10, run.toString());
        assertEquals(run.get("entries"), run.get("stops"));
        assertReplays(run);
    }

    @Test
    void shouldRunAndReplayQuotes() {
        Path quotes = TICKS.resolve("AUDUSD_quotes_20200130.csv.gz");

        JsonNode run = Program.run("run", "--home", home, "--data", quotes, "--json").json();

        assertEquals(100_000, run.get("ticks").asLong());
        assertReplays(run);
    }

    private void assertReplays(JsonNode run) {
        JsonNode replay = Program.run("replay", "--verify", "--home", home, "--json").json();
        assertEquals(0, replay.get("differences").asLong(), replay.toString());
        assertEquals(run.get("state_hash"), replay.get("state_hash"));
    }
}
