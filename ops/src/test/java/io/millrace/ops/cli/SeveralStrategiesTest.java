package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Several strategies decide in one run, each with its name, settings and instruments. */
class SeveralStrategiesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path directory;

    private Program.Outcome run(String settings, Object... more) throws Exception {
        Path file = Files.writeString(directory.resolve("settings.toml"), settings);
        Object[] all = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"run", "--json", "--home", directory, "--config", file},
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Program.run(all);
    }

    @Test
    void shouldNameEachStrategyAndReplayThemAll() throws Exception {
        JsonNode run =
                run("""
                [run]
                strategy = ["fast", "slow", "adaptive"]
                [strategy.fast]
                kind = "sma-cross"
                fast = 5
                slow = 20
                [strategy.slow]
                kind = "sma-cross"
                instruments = ["BTCUSDT"]
                """)
                        .json();

        JsonNode strategies = run.get("strategies");
        assertTrue(strategies.get("fast").get("fills").asInt() > 10, run.toString());
        assertTrue(strategies.get("slow").get("fills").asInt() > 10, run.toString());
        long fills = 0;
        for (JsonNode one : strategies) {
            fills += one.get("fills").asLong();
        }
        assertEquals(run.get("fills").asLong(), fills);
        Map<String, Integer> named = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve("logs/decisions.jsonl"))) {
            named.merge(MAPPER.readTree(line).get("strategy").asText(), 1, Integer::sum);
        }
        assertEquals(Map.of("adaptive", 886, "fast", 886, "slow", 886), named);
        JsonNode state = MAPPER.readTree(directory.resolve("state/engine_state.json").toFile());
        assertEquals(strategies, state.get("strategies"));
        JsonNode replay = Program.run("replay", "--verify", "--json", "--home", directory).json();
        assertEquals(0, replay.get("differences").asLong(), replay.toString());
        assertEquals(run.get("state_hash"), replay.get("state_hash"));
    }

    @Test
    void shouldTakeSeveralFromTheCommandLine() throws Exception {
        JsonNode run = run("", "--strategy", "sma-cross,buy-and-hold").json();

        assertEquals(2, run.get("strategies").size());
        assertEquals(
                1, run.get("strategies").get("sma-cross").get("round_trips").asInt() > 0 ? 1 : 0);
    }

    @Test
    void shouldDoWhatAScriptSays() throws Exception {
        JsonNode run =
                run("""
                [run]
                strategy = "scripted"
                [strategy.scripted]
                script = '''
                2022-01-15T01:00:00Z BTCUSDT long size=0.1 stop=40000
                2022-01-15T02:00:00Z BTCUSDT exit
                '''
                """)
                        .json();

        assertEquals(1, run.get("entries").asInt());
        assertEquals(2, run.get("fills").asInt());
        assertEquals(1, run.get("round_trips").asInt());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run.strategy = [\"adaptive\", \"adaptive\"]|each once",
                "run.strategy = []|at least one strategy",
                "run.strategy = \"mine\"|run.strategy is \"mine\"; it must be one of adaptive,",
                "strategy.mine.kind = \"no\"|unknown key strategy.mine",
                "strategy.sma-cross.kind = \"adaptive\"|unknown key strategy.sma-cross.kind",
                "strategy.adaptive.instruments = [\"X\"]|strategy.adaptive.instruments names X;"
                        + " the run has BTCUSDT",
                "run.from = \"x\"|run.from is \"x\"; write it as 2013-10-07T00:00:00Z",
            })
    void shouldRefuseWhatCannotBe(String settings, String message) throws Exception {
        Program.Outcome outcome = run(settings + "\n");

        assertEquals(78, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldRefuseASpanBehindTheData() throws Exception {
        Program.Outcome outcome = run("run.from = \"2030-01-01T00:00:00Z\"\n");

        assertEquals(65, outcome.exitCode(), outcome.err());
        assertTrue(
                outcome.err()
                        .contains(
                                ".csv.gz: file has no row in the time asked for;"
                                        + " the span must overlap that of the file"),
                outcome.err());
    }

    @Test
    void shouldReadASpanOfTheData() throws Exception {
        JsonNode run =
                run("run.from = \"2022-01-15T03:00:00Z\"\nrun.to = \"2022-01-15T04:00:00Z\"\n")
                        .json();

        assertTrue(run.get("bars").asInt() >= 59 && run.get("bars").asInt() <= 60, "" + run);
    }
}
