package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Faults in the data, from the file to the journal, the status and the replay. */
final class DataQualityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path home;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private Path quotes() throws IOException {
        return write(
                "AUDUSD.csv",
                """
                ts_ms,bid,ask
                1704200400000,0.67,0.68
                1704200401000,0.68,0.67
                1704200402000,0.67,0.67
                1704200403000,0.87,0.88
                1704200404000,0.67,0.68
                1704200405000,0.67,0.68
                1704200406000,0.67,0.68
                1704200900000,0.67,0.68
                """);
    }

    @Test
    void shouldJournalEveryFaultWithItsOperands() throws IOException {
        Outcome run = Program.run("run", "--home", home, "--data", quotes());

        assertEquals(0, run.exitCode(), run.err());
        List<String> faults = new ArrayList<>();
        for (JsonNode fault : Program.dump(home, "DATA_QUALITY")) {
            faults.add(
                    "%d %s %s %d of %d, %d missing"
                            .formatted(
                                    fault.get("sequence").asLong(),
                                    fault.get("kind").asText(),
                                    fault.get("policy").asText(),
                                    fault.get("measured").asLong(),
                                    fault.get("allowed").asLong(),
                                    fault.get("good_ticks_missing").asLong()));
        }
        assertEquals(
                List.of(
                        "2 CROSSED MARK 68000000 of 67000000, 3 missing",
                        "3 LOCKED COUNT 67000000 of 67000000, 3 missing",
                        "4 OUTLIER SKIP 20500000 of 6700000, 3 missing",
                        "7 RECOVERED COUNT 3 of 3, 0 missing",
                        "9 GAP MARK 494000000000 of 300000000000, 3 missing"),
                faults);
        JsonNode state = MAPPER.readTree(Files.readString(home.resolve("state/engine_state.json")));
        assertEquals("AUDUSD", state.at("/data_quality/suspect/0").asText());
        assertEquals(1, state.at("/data_quality/faults/CROSSED").asInt());
        assertEquals(1, state.at("/data_quality/faults/GAP").asInt());
        assertTrue(run.out().contains("    data        1 × OUTLIER"), run.out());
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    @Test
    void shouldHaltWhenThePolicyRefuses() throws IOException {
        Path config = write("strict.toml", "[quality]\non_crossed = \"refuse\"\n");

        Outcome run = Program.run("run", "--home", home, "--config", config, "--data", quotes());

        assertEquals(3, run.exitCode(), run.err());
        assertTrue(run.out().contains("HALTED"), run.out());
        JsonNode change = Program.dump(home, "STATE_CHANGE").getLast();
        assertEquals("DATA", change.get("cause").asText());
        assertEquals(0.68, change.get("value").asDouble());
        assertEquals(0.67, change.get("limit").asDouble());
        assertEquals("amount", change.get("unit").asText());
        assertTrue(Files.exists(home.resolve("halt.latch")));
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    @Test
    void shouldNameAPolicyThatDoesNotExist() throws IOException {
        Path config =
                write(
                        "typo.toml",
                        """
                        [quality]
                        on_gap = "drop"
                        good_ticks = 0
                        [hours]
                        illiquid_nyse = "9:30-16:00"
                        [bars]
                        context = ["5m", "7m"]
                        """);

        Outcome check = Program.run("config", "check", "--config", config);

        assertEquals(78, check.exitCode());
        assertTrue(check.err().contains("typo.toml:2:1"), check.err());
    }

    /** The last bar of the history warms up; the first of the data is traded on. */
    @Test
    void shouldWarmUpFromAHistoryAndTradeNothingOnIt() throws IOException {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 500; i++) {
            double close = 100 + Math.abs(i % 40 - 20);
            bars.append(1_704_067_200L + 60L * i)
                    .append(",%s,%s,%s,%s,10\n".formatted(close, close + 1, close - 1, close));
        }
        StringBuilder ticks = new StringBuilder("time,price,size\n");
        for (int i = 0; i < 300; i++) {
            ticks.append(1_704_067_200L + 60L * 500 + i).append(",120,1\n");
        }
        Path history = write("BTCUSDT-bars.csv", bars.toString());
        Path data = write("BTCUSDT-ticks.csv", ticks.toString());

        Outcome run = Program.run("run", "--home", home, "--data", data, "--history", history);

        assertEquals(0, run.exitCode(), run.err());
        List<JsonNode> decisions = Program.dump(home, "DECISION");
        assertEquals(504, decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            String reason = decisions.get(i).get("reason").asText();
            assertEquals(
                    i < 63 ? "NOT_READY" : i < 500 ? "HISTORY" : "other",
                    i < 500 ? reason : "other");
        }
        assertTrue(!decisions.getLast().get("reason").asText().equals("NOT_READY"));
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    @Test
    void shouldRefuseAHistoryThatReachesIntoTheData() throws IOException {
        Path history =
                write(
                        "BTCUSDT-bars.csv",
                        "time,open,high,low,close\n1704067200,1,1,1,1\n1704067260,1,1,1,1\n");
        Path data = write("BTCUSDT-ticks.csv", "time,price\n1704067319,1\n");

        Outcome run = Program.run("run", "--home", home, "--data", data, "--history", history);

        assertEquals(65, run.exitCode());
        assertTrue(run.err().contains("BTCUSDT-ticks.csv"), run.err());
        assertTrue(run.err().contains("BTCUSDT-bars.csv"), run.err());
    }
}
