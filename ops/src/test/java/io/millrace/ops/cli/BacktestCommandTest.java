package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.EpochReader;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Backtests from the command line: what they write, and that they are the same run as on paper. */
class BacktestCommandTest {

    private static final List<String> RESULTS = List.of("trades.csv", "equity.csv", "result.json");

    @TempDir private Path directory;

    @Test
    void shouldMeasureTheSample() throws IOException {
        Path out = directory.resolve("out");

        Program.Outcome outcome = Program.run("backtest", "--out", out, "--json");

        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode result = outcome.json();
        assertEquals("99936.5515837", result.get("end_equity").asText(), result.toString());
        assertEquals(14, result.get("metrics").get("trades").asInt());
        assertEquals(6.0 / 14, result.get("metrics").get("win_rate").asDouble(), 1e-15);
        assertTrue(result.get("metrics").get("sharpe").isNull(), "one day has no Sharpe ratio");
        assertEquals(
                result,
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(Files.readString(out.resolve("result.json"))));
        assertEquals("", outcome.err());
        assertSums(out, result);
    }

    @Test
    void shouldTakeAwayAnOlderResultBeforeItRuns() throws IOException {
        Path out = directory.resolve("out");
        Files.createDirectories(out.resolve("equity.csv/mine"));
        Files.writeString(out.resolve("trades.csv"), "old");

        Program.Outcome outcome = Program.run("backtest", "--out", out);

        assertEquals(74, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("equity.csv: cannot be replaced"), outcome.err());
        assertFalse(Files.exists(out.resolve("trades.csv")));
        assertTrue(Files.exists(out.resolve("equity.csv/mine")));
    }

    /** Sum of the trades' results is the change of equity, to the last unit. */
    private static void assertSums(Path out, JsonNode result) throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        List<String> lines = Files.readAllLines(out.resolve("trades.csv"));
        String before = "";
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            sum = sum.add(new BigDecimal(cells[8]));
            assertTrue(cells[6].compareTo(cells[7]) <= 0, "exit before entry: " + line);
            assertTrue(cells[6].compareTo(before) >= 0, "not in order: " + line);
            before = cells[6];
        }
        assertEquals(0, sum.compareTo(new BigDecimal(result.get("pnl").asText())), sum.toString());
        List<String> equity = Files.readAllLines(out.resolve("equity.csv"));
        assertEquals("time,equity,cash,exposure,deposits,drawdown,benchmark", equity.getFirst());
        assertEquals(
                0,
                new BigDecimal(equity.getLast().split(",", -1)[1])
                        .compareTo(new BigDecimal(result.get("end_equity").asText())));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"1000000:7, adaptive", "300000:11, sma-cross"})
    void shouldBookMadeMarketsWithShortsToTheLastUnit(String market, String strategy)
            throws IOException {
        Path settings = directory.resolve("short.toml");
        Files.writeString(settings, "[risk]\nshort_allowed = true\n");
        Path out = directory.resolve("out");

        Program.Outcome outcome =
                Program.run(
                        "backtest",
                        "--out",
                        out,
                        "--synthetic",
                        market,
                        "--strategy",
                        strategy,
                        "--config",
                        settings,
                        "--json");

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.json().get("accounts_compared").asInt() > 2, outcome.out());
        assertTrue(outcome.json().get("metrics").get("trades").asInt() > 0, outcome.out());
        assertSums(out, outcome.json());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"sample, ''", "synthetic, 300000:11"})
    void shouldGiveTheOrdersOfAPaperRunByteForByte(String kind, String market) throws IOException {
        Path paper = directory.resolve("paper-" + kind);
        Path back = directory.resolve("back-" + kind);
        String[] made =
                market.isEmpty()
                        ? new String[0]
                        : new String[] {"--synthetic", market, "--strategy", "sma-cross"};

        run("run", "--home", paper, "--layout", "fused", made);
        run("backtest", "--out", back, "--timeframe", "1m", made);

        byte[] orders = orders(paper);
        assertTrue(orders.length > 1000, "there are orders");
        assertArrayEquals(orders, orders(back));
        JsonNode replay = Program.run("replay", "--verify", "--home", back, "--json").json();
        assertEquals(0, replay.get("differences").asInt(), replay.toString());
    }

    private static void run(
            String command,
            String homeOption,
            Path home,
            String option,
            Object value,
            String... more) {
        Object[] all = new Object[5 + more.length];
        all[0] = command;
        all[1] = homeOption;
        all[2] = home;
        all[3] = option;
        all[4] = value;
        System.arraycopy(more, 0, all, 5, more.length);
        Program.Outcome outcome = Program.run(all);
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    /** ORDER and SEND records of the first epoch, without chain, epoch and checksum. */
    private static byte[] orders(Path home) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (EpochReader reader = EpochReader.open(home.resolve("journal/e000001"), true)) {
            while (reader.next()) {
                if (reader.type() != EventType.ORDER && reader.type() != EventType.SEND) {
                    continue;
                }
                byte[] bytes = new byte[reader.length() - EventLayout.TRAILER_LENGTH];
                reader.buffer().getBytes(reader.offset(), bytes);
                all.write(bytes, 0, 8);
                all.write(bytes, 16, bytes.length - 16);
            }
        }
        return all.toByteArray();
    }

    @Test
    void shouldTakeAHaltAsAResultThatBlocksNothing() throws IOException {
        Path settings = directory.resolve("tight.toml");
        Files.writeString(settings, "[kill]\ndaily_loss = 0.0001\n");
        Path out = directory.resolve("out");
        Object[] command = {"backtest", "--out", out, "--config", settings, "--json"};

        JsonNode first = Program.run(command).json();
        Program.Outcome second = Program.run(command);

        assertEquals(0, second.exitCode(), second.err());
        assertEquals("HALTED", first.get("trading_state").asText(), first.toString());
        assertEquals("DAILY_LOSS", first.get("halt_cause").asText());
        assertEquals(first.get("state_hash"), second.json().get("state_hash"));
        assertFalse(Files.exists(out.resolve("halt.latch")), "a backtest latches nothing");
        assertEquals(0, Program.run("run", "--home", out).exitCode(), "nor does its journal");
    }

    @Test
    void shouldReplaceTheResultAndAddAnEpoch() throws IOException {
        Path out = directory.resolve("out");
        Program.run("backtest", "--out", out);
        String first = Files.readString(out.resolve("trades.csv"), UTF_8);

        Program.Outcome second = Program.run("backtest", "--out", out, "--strategy", "sma-cross");

        assertEquals(0, second.exitCode(), second.err());
        assertFalse(first.equals(Files.readString(out.resolve("trades.csv"), UTF_8)));
        assertTrue(Files.isDirectory(out.resolve("journal/e000002")));
        for (String name : RESULTS) {
            assertTrue(Files.isRegularFile(out.resolve(name)), name);
            assertFalse(Files.exists(out.resolve("." + name + ".part")), name);
        }
    }

    @Test
    void shouldMakeAFolderOfItsOwnWhereNoneIsNamed() throws IOException {
        Program.Outcome outcome = Program.run("backtest", "--home", directory);

        assertEquals(0, outcome.exitCode(), outcome.err());
        try (var runs = Files.list(directory.resolve("runs"))) {
            List<String> names = runs.map(each -> each.getFileName().toString()).toList();
            assertEquals(1, names.size());
            assertTrue(names.getFirst().matches("\\d{8}T\\d{6}Z-adaptive"), names.getFirst());
        }
    }

    @Test
    void shouldRefuseWhatCannotBe() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        Path paper = directory.resolve("paper");
        Program.run("run", "--home", paper, "--synthetic", "2000:1");
        Path settings = directory.resolve("bad.toml");
        Files.writeString(settings, "[metrics]\nperiods = 0\n");

        assertFault(74, "cannot be used as home", "--out", file);
        assertFault(2, "is no backtest; name a folder of backtests", "--out", paper);
        assertFault(78, "metrics.periods is 0; it must be from 1 to 366", "--config", settings);
        assertFault(2, "it must be one of adaptive", "--strategy", "nonsense");
        assertFault(2, "Unknown option", "--speed", "1x");
    }

    private static void assertFault(int code, String message, Object... options) {
        Object[] all = new Object[options.length + 1];
        all[0] = "backtest";
        System.arraycopy(options, 0, all, 1, options.length);
        Program.Outcome outcome = Program.run(all);
        assertEquals(code, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldRunNineYearsOfBars() {
        Path bars =
                Program.root()
                        .resolve("../shared/data/bars/ta4j")
                        .resolve("Coinbase-BTC-USD-PT4H-20160518_20251028.json.gz");
        assumeTrue(Files.isRegularFile(bars), "skipped: no bars at " + bars);

        JsonNode result =
                Program.run(
                                "backtest",
                                "--data",
                                bars,
                                "--instrument",
                                "BTC-USD",
                                "--out",
                                directory,
                                "--json")
                        .json();

        assertEquals(20_695, result.get("bars").asInt(), result.toString());
        assertEquals("4h", result.get("timeframe").asText());
        assertEquals(3451, result.get("metrics").get("days").asInt());
        assertEquals(
                result.get("metrics").get("trades").asInt(),
                result.get("by_regime").findValues("trades").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum());
    }
}
