package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tools over the journal, on the sample that ships with the project. */
class ToolsTest {

    @TempDir private static Path home;

    @BeforeAll
    static void run() {
        Program.run("run", "--home", home, "--layout", "inline");
        Program.run("run", "--home", home, "--layout", "inline", "--synthetic", "20000:3");
    }

    private static Outcome on(String line) {
        return Program.run((Object[]) (line + " --home " + home).split(" ", -1));
    }

    @Test
    void shouldTellTheStateBehindTheFirstFill() {
        JsonNode state = on("replay --epoch 1 --until 28009 --dump --json").json().get("state");

        assertEquals(28009, state.get("sequence").asLong());
        assertEquals("ACTIVE", state.get("trading_state").asText());
        assertEquals("99997.0285196", state.get("equity").asText());
        assertEquals("80195.3507518", state.get("cash").asText());
        assertEquals(1, state.get("positions").size());
        assertEquals("0.46141", state.get("positions").get(0).get("size").asText());
        assertEquals(1, state.get("orders").size());
        assertEquals("28008.2", state.get("orders").get(0).get("id").asText());
        assertEquals("WORKING", state.get("orders").get(0).get("status").asText());
        assertEquals("41628.12", state.get("orders").get(0).get("stop_price").asText());
        JsonNode instrument = state.get("instruments").get(0);
        assertEquals("MEAN_REVERSION", instrument.get("regime").asText());
        assertEquals(25.822224355079715, instrument.get("indicators").get("rsi").asDouble());
    }

    @Test
    void shouldTellAnEmptyStateBeforeTheFirstEvent() {
        JsonNode state = on("replay --epoch 1 --until 0 --dump --json").json().get("state");

        assertEquals(0, state.get("sequence").asLong());
        assertEquals("100000", state.get("equity").asText());
        assertEquals(0, state.get("positions").size());
        assertTrue(state.get("instruments").get(0).get("indicators").isNull());
    }

    @Test
    void shouldStopAtTheSecondDecisionToTrade() {
        Outcome outcome =
                Program.run(
                        "replay",
                        "--home",
                        home,
                        "--epoch",
                        "1",
                        "--break",
                        "decision=TRADE && symbol=BTCUSDT",
                        "--count",
                        "2",
                        "--json");

        assertEquals(33150, outcome.json().get("record").get("sequence").asLong());
        assertEquals(3, outcome.json().get("record").get("index").asInt());
        assertEquals("EXIT", outcome.json().get("record").get("action").asText());
        assertEquals(33150, outcome.json().get("state").get("sequence").asLong());
        assertEquals(2, outcome.json().get("state").get("orders").size());
    }

    @Test
    void shouldFindNoDifferenceWithoutAnotherSetting() {
        JsonNode result = on("whatif --epoch 1 --json").json();

        assertTrue(result.get("equal").asBoolean(), result.toString());
        result.get("difference")
                .properties()
                .forEach(each -> assertEquals("0", each.getValue().asText(), each.getKey()));
        assertEquals("99936.5515837", result.get("what_if").get("equity").asText());
        assertEquals("28", result.get("what_if").get("fills").asText());
    }

    @Test
    void shouldSetTheOtherRunBesideTheRecordedOne() throws Exception {
        List<Path> before = files();

        JsonNode result =
                on("whatif --epoch 1 --json --set risk.max_position=0.1"
                                + " --set instrument.BTCUSDT.taker_fee_bps=5")
                        .json();

        assertEquals("39", result.get("recorded").get("orders").asText());
        assertEquals("28", result.get("what_if").get("orders").asText());
        assertEquals("9", result.get("what_if").get("denied.STRATEGY_DISABLED").asText());
        assertEquals("98.99876431", result.get("difference").get("fees").asText());
        assertEquals("99906.61047869", result.get("what_if").get("equity").asText());
        assertEquals(before, files());
    }

    private static List<Path> files() throws Exception {
        try (var all = Files.walk(home)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "whatif --set run.data=x|78|it changes the inputs",
                "whatif --set pipeline.layout=fused|78|no decision depends on it",
                "whatif --set risk.max_positon=1|78|did you mean risk.max_position?",
                "whatif --set risk.max_position=abc|78|it must be a part of one",
                "whatif --set instrument.BTCUSD.lot=1|78|the run has no BTCUSD",
                "whatif --set nonsense|78|write it as key=value",
                "replay --break decison=TRADE|2|at character 1: unknown field decison",
                "replay --break type=|2|at character 6: expected a value",
                "replay --until -1|2|it must be 0 or above",
                "replay --until 999999|2|the run ends with event 20016",
                "replay --break type=SEND|1|0 records match up to event 20016",
                "replay --all --epoch 1|2|--all goes without",
                "replay --count 2|2|beside --break",
                "replay --epoch 0|2|it must be 1 or above",
                "state-hash --epoch -1|2|it must be 1 or above",
                "journal dump --epoch 0|2|it must be 1 or above, or all",
                "journal dump --epoch x|2|it must be a number or all",
                "journal dump --symbol SYNT|2|did you mean SYNTH?",
                "journal dump --from 3 --to 2|2|swap them",
                "journal dump --from-time yesterday|2|write it as 2022-01-15T01:40:00Z",
                "journal tail -n -1|2|it must be 0 or above",
            })
    void shouldNameWhatIsWrong(String line, int code, String message) {
        Outcome outcome = on(line);

        assertEquals(code, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldTellAFailureAsJsonWhereAsked() {
        JsonNode misuse = on("replay --epoch 0 --json").json();
        JsonNode fault = on("replay --epoch 9 --json").json();

        assertEquals(2, misuse.get("code").asInt());
        assertEquals("--epoch is 0; it must be 1 or above", misuse.get("error").asText());
        assertEquals(1, fault.get("code").asInt());
        assertTrue(fault.get("error").asText().contains("holds no epoch 9"), fault.toString());
    }

    @Test
    void shouldListBothEpochs() {
        JsonNode epochs = on("journal ls --json").json().get("epochs");

        assertEquals(2, epochs.size());
        assertEquals("sealed", epochs.get(0).get("status").asText());
        assertEquals(274_316, epochs.get(0).get("records").asLong());
        assertEquals(1, epochs.get(0).get("first_sequence").asLong());
        assertEquals(271_765, epochs.get(0).get("last_sequence").asLong());
        assertEquals("2022-01-15T14:50:19.545Z", epochs.get(0).get("last_time").asText());
        assertEquals("synthetic 20000:3", epochs.get(1).get("source").asText());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "--epoch 1 --type EXECUTION, 108",
        "'--epoch 1 --type EXECUTION,SEND', 174",
        "--epoch all --type TRADE, 290879",
        "--epoch all --type TRADE --symbol SYNTH, 20000",
        "--epoch 1 --from 28008 --to 28008, 9",
        "--epoch 1 --type TRADE --from-time 2022-01-15T01:40:00Z"
                + " --to-time 2022-01-15T01:40:00.002Z, 1",
        "--epoch 1 --type DECISION --limit 7, 7",
    })
    void shouldDumpWhatIsAskedFor(String options, int records) {
        Outcome outcome = on("journal dump --json " + options);

        assertEquals(records, outcome.json().get("records").asInt(), outcome.err());
        assertEquals(records + 1L, outcome.out().lines().count());
    }

    @Test
    void shouldDumpATable() throws Exception {
        Path file = home.resolve("fills.csv");

        Outcome outcome =
                on("journal dump --epoch 1 --type EXECUTION --format csv --limit 2 --out " + file);

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(
                List.of(
                        "sequence,index,type,time,symbol,kind,strategy,order_sequence,order_number,"
                                + "role,side,price,size,remaining,fee,reason",
                        "28008,8,EXECUTION,2022-01-15T01:40:00Z,BTCUSDT,ACCEPTED,0,28008,1,ENTRY,"
                                + "BUY,,0,0.46141,0,NONE",
                        "28009,1,EXECUTION,2022-01-15T01:40:00.001Z,BTCUSDT,ACCEPTED,0,28008,2,"
                                + "PROTECTIVE_STOP,SELL,,0,0.46141,0,NONE"),
                Files.readAllLines(file));
        Files.delete(file);
    }

    @Test
    void shouldPrintTheLastRecords() {
        List<String> lines = on("journal tail --epoch 1 -n 2 -f").out().lines().toList();

        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("{\"sequence\":271764,"), lines.get(0));
        assertTrue(lines.get(1).startsWith("{\"sequence\":271765,"), lines.get(1));
    }

    @Test
    void shouldTellEqualRunsFromOthers() {
        Path other = home.resolve("other");
        Program.run("run", "--home", other, "--layout", "fused", "--synthetic", "20000:3");

        Outcome equal = Program.run("diff", home, other, "--json");
        Outcome different = Program.run("diff", home, "--epoch", "1,2", "--json");

        assertEquals(0, equal.exitCode(), equal.out());
        assertTrue(equal.json().get("equal").asBoolean());
        assertEquals("fused", text(equal.json().at("/settings/pipeline.layout/1")));
        assertEquals(4, different.exitCode());
        assertEquals(1, different.json().at("/first_input/0/sequence").asLong());
        assertEquals(270_879, different.json().at("/records/TRADE/0").asLong());
        assertEquals(20_000, different.json().at("/records/TRADE/1").asLong());
        assertEquals(2, Program.run("diff", home).exitCode());
    }

    private static String text(JsonNode quoted) {
        return quoted.asText().replace("\"", "");
    }

    @ParameterizedTest(name = "{0}: {1} lines")
    @CsvSource({"trades, 14", "orders, 66", "fills, 28", "decisions, 886", "bars, 1078"})
    void shouldExportTables(String table, int lines) {
        Outcome outcome = on("export " + table + " --epoch 1 --json");

        assertEquals(lines, outcome.json().get("lines").asInt(), outcome.err());
        assertEquals(lines + 2L, outcome.out().lines().count());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "seal, empty",
        "seal, other",
        "manifest, empty",
        "19700101HX.cq4, empty",
        "19700101HX.cq4, missing",
    })
    void shouldTellADamagedEpochFromADiskThatFails(String name, String damage, @TempDir Path own)
            throws Exception {
        Program.run("run", "--home", own, "--synthetic", "2000:3");
        Path file = own.resolve("journal/e000001").resolve(name);
        switch (damage) {
            case "missing" -> Files.delete(file);
            case "other" -> Files.writeString(file, "x".repeat(200));
            default -> Files.write(file, new byte[0]);
        }

        for (String command : new String[] {"replay --verify", "journal dump", "state-hash"}) {
            String[] words = (command + " --epoch 1 --home " + own).split(" ", -1);
            Outcome outcome = Program.run((Object[]) words);
            assertEquals(65, outcome.exitCode(), command + ": " + outcome.err());
            assertTrue(outcome.err().contains("e000001/" + name), outcome.err());
        }
        Outcome list = Program.run("journal", "ls", "--home", own, "--json");
        assertEquals("corrupt", list.json().at("/epochs/0/status").asText());
    }
}
