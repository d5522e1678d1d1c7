package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The main job on the sample that ships with the project. */
class RunCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path home;

    @Test
    void shouldTradeTheShippedSampleAndStopEveryEntry() throws Exception {
        Outcome outcome = Program.run("run", "--home", home, "--json");

        JsonNode json = outcome.json();
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(270_879, json.get("ticks").asLong());
        assertEquals(886, json.get("bars").asLong());
        assertTrue(json.get("entries").asLong() >= 10, json.toString());
        assertEquals(json.get("entries").asLong(), json.get("stops").asLong());
        assertEveryEntryHasItsStop();
    }

    /**
     * In the journal: each ENTRY sent is followed, under the same cause, by a stop that names it,
     * of the same size.
     */
    private void assertEveryEntryHasItsStop() throws Exception {
        Map<String, JsonNode> entries = new HashMap<>();
        for (JsonNode send : Program.dump(home, "SEND")) {
            if ("ENTRY".equals(send.get("role").asText())) {
                entries.put(send.get("sequence") + "/" + send.get("number"), send);
            }
            if ("PROTECTIVE_STOP".equals(send.get("role").asText())
                    && "NEW".equals(send.get("action").asText())) {
                String id = send.get("target_sequence") + "/" + send.get("target_number");
                JsonNode entry = Objects.requireNonNull(entries.remove(id), id);
                assertEquals(entry.get("sequence"), send.get("sequence"));
                assertEquals(entry.get("size"), send.get("size"));
                assertFalse(entry.get("side").equals(send.get("side")));
                assertTrue(send.get("stop_price").decimalValue().signum() > 0);
            }
        }
        assertEquals(Map.of(), entries);
    }

    @Test
    void shouldGiveTheSameStateInANewEpochWhenRunAgain() {
        JsonNode first = Program.run("run", "--home", home, "--json").json();
        JsonNode second = Program.run("run", "--home", home, "--json").json();

        assertEquals(first.get("state_hash"), second.get("state_hash"));
        assertTrue(first.get("epoch").asText().endsWith("e000001"));
        assertTrue(second.get("epoch").asText().endsWith("e000002"));
    }

    @Test
    void shouldPrintASummaryThatStatesTheCosts() {
        Outcome outcome = Program.run("run", "--home", home);

        assertTrue(
                outcome.out()
                        .contains(
                                "BTCUSDT (binance): fee 0 bp, slippage 1 bp, assumed spread 1 bp"),
                outcome.out());
        assertTrue(outcome.out().contains("state hash"), outcome.out());
    }

    @Test
    void shouldHaltLatchAndStayHaltedInTheNextRun() throws Exception {
        Path config = Files.writeString(home.resolve("c.toml"), "[kill]\ndaily_loss = 0.0005\n");

        Outcome halted = Program.run("run", "--home", home, "--config", config);
        Outcome again = Program.run("run", "--home", home, "--json");
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");

        assertEquals(3, halted.exitCode());
        assertTrue(halted.out().contains("DAILY_LOSS"), halted.out());
        assertTrue(halted.out().contains("./millrace reset --home " + home), halted.out());
        assertTrue(Files.exists(home.resolve("halt.latch")));
        assertEquals(3, again.exitCode());
        assertEquals(270_879, again.json().get("ticks").asLong());
        assertEquals(0, again.json().get("orders").asLong());
        assertEquals(0, replay.json().get("differences").asLong());
    }

    @Test
    void shouldStayHaltedWhenTheLatchFileIsGone() throws Exception {
        Path config = Files.writeString(home.resolve("c.toml"), "[kill]\ndaily_loss = 0.0005\n");
        Program.run("run", "--home", home, "--config", config);
        Files.delete(home.resolve("halt.latch"));

        Outcome again = Program.run("run", "--home", home, "--json");

        assertEquals(3, again.exitCode());
        assertEquals(0, again.json().get("orders").asLong());
    }

    @Test
    void shouldBeFlatAfterTheKillSwitchFired() throws Exception {
        Path config = Files.writeString(home.resolve("c.toml"), "[kill]\ndaily_loss = 0.0005\n");

        Program.run("run", "--home", home, "--config", config);

        JsonNode state = MAPPER.readTree(home.resolve("state/engine_state.json").toFile());
        assertEquals("{}", state.get("positions").toString());
        assertEquals("HALTED", state.get("trading_state").asText());
        assertTrue(state.get("kill_switch").get("active").asBoolean());
        assertFalse(state.get("is_trading_allowed").asBoolean());
    }

    @Test
    void shouldWriteWholeStatusLinesAndADecisionForEachBar() throws Exception {
        Program.run("run", "--home", home);

        List<String> status = Files.readAllLines(home.resolve("state/status.json"));
        List<String> decisions = Files.readAllLines(home.resolve("logs/decisions.jsonl"));
        for (String line : status) {
            assertTrue(MAPPER.readTree(line).has("trading_state"), line);
        }
        assertEquals(886, decisions.size());
        JsonNode first = MAPPER.readTree(decisions.getFirst());
        assertEquals("BTCUSDT", first.get("symbol").asText());
        assertEquals("HOLD", first.get("decision").asText());
        assertEquals("NOT_READY", first.get("reason").asText());
    }

    @Test
    void shouldRunTheExampleStrategy() {
        Outcome outcome = Program.run("run", "--home", home, "--strategy", "sma-cross", "--json");

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(9, outcome.json().get("entries").asLong(), outcome.out());
        // Six losses in a row pause a strategy for a day.
        assertEquals(10, outcome.json().get("denied_by_code").get("STRATEGY_DISABLED").asLong());
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");
        assertEquals(0, replay.json().get("differences").asLong());
    }

    @Test
    void shouldReadBarsOnTheirOwnTimeframe() throws Exception {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 200; i++) {
            double price = 100 + 5 * StrictMath.sin(i / 9.0);
            csv.append(1_700_000_000L / 3600 * 3600 + i * 3600L)
                    .append(
                            String.format(
                                    java.util.Locale.ROOT,
                                    ",%.2f,%.2f,%.2f,%.2f,10%n",
                                    price,
                                    price + 1,
                                    price - 1,
                                    price + 0.5));
        }
        Path file = Files.writeString(home.resolve("bars-BTCUSDT.csv"), csv);

        JsonNode json = Program.run("run", "--home", home, "--data", file, "--json").json();

        assertEquals(200, json.get("ticks").asLong());
        assertEquals(200, json.get("bars").asLong());
    }
}
