package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A run tells of each entry which correlations check 24 asked, by the number of bars in them. */
class MatrixRunTest {

    private static final Instant START = Instant.parse("2024-01-02T00:00:00Z");
    private static final int HOURS = 90;
    private static final int FIRST = 70;
    private static final int SECOND = 75;

    private static final String TERMS =
            """
            [instrument.%s]
            venue = "xetra"
            quote_currency = "USD"
            price_increment = 0.01
            lot = 1
            min_notional = 1
            maker_fee_bps = 0
            taker_fee_bps = 0
            slippage_bps = 0
            assumed_spread_bps = 0
            calendar = "24/7"
            collar = 0.05
            trades = true
            volume = true
            quotes = false
            """;

    @TempDir private Path directory;

    private static Instant hour(int hour) {
        return START.plusSeconds(3_600L * hour);
    }

    private Path bars(String symbol, double factor) throws Exception {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int hour = 0; hour < HOURS; hour++) {
            String price = "," + factor * (100 + hour % 5 * 0.25);
            text.append(hour(hour)).append(price.repeat(4)).append(",1000000\n");
        }
        return Files.writeString(directory.resolve(symbol + "-1h.csv"), text);
    }

    private Path run() throws Exception {
        Path table =
                Files.writeString(
                        directory.resolve("instruments.toml"),
                        TERMS.formatted("AAA") + TERMS.formatted("BBB"));
        Path settings =
                Files.writeString(
                        directory.resolve("settings.toml"),
                        "[run]\nstrategy = \"scripted\"\ninstruments = \""
                                + table
                                + "\"\n[strategy.scripted]\nscript = '''\n"
                                + hour(FIRST)
                                + " AAA long size=50 stop=50\n"
                                + hour(SECOND)
                                + " BBB long size=50 stop=50\n'''\n");
        Path home = directory.resolve("home");
        Object[] arguments = {
            "run",
            "--home",
            home,
            "--config",
            settings,
            "--timeframe",
            "1h",
            "--data",
            bars("AAA", 1),
            bars("BBB", 2)
        };
        Program.Outcome run = Program.run(arguments);
        assertEquals(0, run.exitCode(), run.err());
        return home;
    }

    @Test
    void shouldTellTheVersionInTheRecordAndInItsExplanation() throws Exception {
        Path home = run();

        int closed = 0;
        List<Integer> expected = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        String last = "";
        for (JsonNode record : Program.run("journal", "dump", "--home", home).lines()) {
            closed += "BAR_CLOSED".equals(record.path("type").asText()) ? 1 : 0;
            if ("ORDER".equals(record.path("type").asText())
                    && "ENTRY".equals(record.path("role").asText())) {
                expected.add(expected.isEmpty() ? 0 : closed);
                told.add(record.path("matrix").asInt());
                last = record.path("sequence").asText() + "." + record.path("number").asText();
            }
        }
        assertEquals(2, told.size(), told.toString());
        assertEquals(expected, told);
        assertTrue(told.getLast() > 2 * SECOND, told.toString());
        explains(home, last, told.getLast());
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    private static void explains(Path home, String order, int version) {
        JsonNode way = Program.run("explain", order, "--home", home, "--json").json();
        JsonNode check = way.at("/steps/0/orders/0/checks/23");
        assertEquals(version, check.path("matrix").asInt(), check.toString());
        assertEquals("PASS", check.path("result").asText(), check.toString());
        String text = Program.run("explain", order, "--home", home).out();
        assertTrue(text.contains("24 asked      correlations of version " + version), text);
    }
}
