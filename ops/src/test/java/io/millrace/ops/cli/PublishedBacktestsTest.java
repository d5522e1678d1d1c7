package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Figures that others published come out of the shipped settings, where the data is at hand. */
class PublishedBacktestsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path DATA = Program.root().resolve("../shared/data");
    private static final Path SETTINGS = Program.root().resolve("conf/backtests");

    @TempDir private Path home;

    /** The settings, with the instrument table where it is. */
    private Path settings(String name) throws IOException {
        String text =
                Files.readString(SETTINGS.resolve(name + ".toml"))
                        .replace("conf/backtests/", SETTINGS + "/");
        return Files.writeString(home.resolve("settings.toml"), text);
    }

    private JsonNode run(Path settings, List<Path> data) {
        List<Object> arguments = new ArrayList<>(List.of("run", "--json", "--home", home));
        arguments.addAll(List.of("--config", settings, "--data"));
        arguments.addAll(data);
        Program.Outcome outcome = Program.run(arguments.toArray());
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.json();
    }

    @Test
    void shouldTradeAsBacktraderDoes() throws IOException {
        Path folder = DATA.resolve("backtests/backtrader-sma15");
        assumeTrue(Files.isDirectory(folder), "skipped: no data at " + folder);
        JsonNode expected =
                MAPPER.readTree(folder.resolve("expected.json").toFile()).get("expected");
        Path settings = settings("backtrader-sma15");

        JsonNode run = run(settings, List.of(folder.resolve("2006-day-001.txt")));

        assertEquals(expected.get("finalValue").asDouble(), run.get("equity").asDouble());
        assertEquals(texts(expected.get("BUYCREATE")), decided("ENTER_LONG"));
        assertEquals(texts(expected.get("SELLCREATE")), decided("EXIT"));
        assertEquals(texts(expected.get("BUYEXEC")), filled("BUY"));
        assertEquals(texts(expected.get("SELLEXEC")), filled("SELL"));
        JsonNode state = MAPPER.readTree(home.resolve("state/engine_state.json").toFile());
        assertEquals(expected.get("finalCash").asDouble(), state.get("cash").asDouble());
    }

    private static List<Double> texts(JsonNode prices) {
        List<Double> read = new ArrayList<>();
        prices.forEach(price -> read.add(price.asDouble()));
        return read;
    }

    /** Closes of the bars that an action was decided on. */
    private List<Double> decided(String action) throws IOException {
        List<Double> prices = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("logs/decisions.jsonl"))) {
            JsonNode decision = MAPPER.readTree(line);
            if (action.equals(decision.get("action").asText())) {
                prices.add(decision.get("price").asDouble());
            }
        }
        return prices;
    }

    private List<Double> filled(String side) throws IOException {
        String dump =
                Program.run(
                                "journal",
                                "dump",
                                "--type",
                                "EXECUTION",
                                "--limit",
                                1000,
                                "--home",
                                home)
                        .out();
        List<Double> prices = new ArrayList<>();
        for (String line : dump.lines().toList()) {
            JsonNode answer = MAPPER.readTree(line);
            boolean isFill = "FILL".equals(answer.get("kind").asText());
            if (isFill && side.equals(answer.get("side").asText())) {
                prices.add(answer.get("price").asDouble());
            }
        }
        return prices;
    }

    @ParameterizedTest(name = "{0} bars: {1} after {2} of fees")
    @CsvSource({
        "daily, 104486.22, 3.49, 697",
        "hour, 101529.08, 3.44, 687",
        "minute, 101691.92, 3.44, 688",
    })
    void shouldHoldAsLeanDoes(String bars, double value, double fees, int shares)
            throws IOException {
        Path folder = DATA.resolve("bars/lean/equity/usa").resolve(bars);
        assumeTrue(Files.isDirectory(folder), "skipped: no data at " + folder);
        Path settings = settings("lean-spy-" + bars);

        JsonNode run = run(settings, data(folder));

        assertEquals(value, run.get("equity").asDouble(), 0.0051);
        assertEquals(fees, run.get("fees").asDouble(), 0.0051);
        JsonNode state = MAPPER.readTree(home.resolve("state/engine_state.json").toFile());
        assertEquals(shares, state.get("positions").get("SPY").get("shares").asInt());
    }

    private static List<Path> data(Path folder) throws IOException {
        if (Files.exists(folder.resolve("spy.zip"))) {
            return List.of(folder.resolve("spy.zip"));
        }
        try (Stream<Path> days = Files.list(folder.resolve("spy"))) {
            return days.sorted().toList();
        }
    }
}
