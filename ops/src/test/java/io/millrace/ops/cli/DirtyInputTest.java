package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Dirty bars of other projects, with one day after the other in place of their dates, through the
 * tables and a run: refused by name, or decided on without a number that is not there. Skipped
 * where the files are not there.
 */
class DirtyInputTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path QUOTES =
            Program.root().resolve("../shared/data/vectors/skender/quotes");
    private static final int WARM_UP = 63;

    /** What the decision rests on; the rest of the trace is there only with a trigger or block. */
    private static final List<String> OPERANDS =
            List.of(
                    "kama",
                    "atr",
                    "atr_average",
                    "rsi",
                    "adx",
                    "r2",
                    "slope",
                    "efficiency_ratio",
                    "spread_volatility",
                    "sma",
                    "upper_band",
                    "lower_band",
                    "volume",
                    "average_volume");

    @TempDir private Path directory;

    @BeforeEach
    void requireData() {
        assumeTrue(Files.isDirectory(QUOTES), "skipped: no dirty files at " + QUOTES);
    }

    @ParameterizedTest(name = "{0}: {1} bars")
    @CsvSource({"penny, 533", "mismatch, 502"})
    void shouldFillEveryColumnOfTheTableFromItsWarmUpOn(String name, int bars) throws IOException {
        Path table = directory.resolve("table.csv");

        Program.Outcome outcome = Program.run("indicators", "--data", file(name), "--out", table);

        assertEquals(0, outcome.exitCode(), outcome.err());
        List<String> lines = Files.readAllLines(table);
        assertEquals(bars, lines.size() - 1);
        List<String> clean = cleanTable();
        assertEquals(clean.getFirst(), lines.getFirst());
        int rows = Math.min(clean.size(), lines.size());
        for (int i = 1; i < rows; i++) {
            assertEquals(empty(clean.get(i)), empty(lines.get(i)), "line " + (i + 1));
        }
        for (String line : lines.subList(101, lines.size())) {
            assertEquals(List.of(), empty(line), line);
        }
        assertFalse(Files.readString(table).matches("(?s).*(NaN|inf|Infinity).*"), "not a number");
    }

    @Test
    void shouldDecideOnPennyBarsWithoutANumberThatIsNotThere() throws IOException {
        Path home = directory.resolve("home");

        Program.Outcome run =
                Program.run("run", "--home", home, "--instrument=AUDUSD", "--data", file("penny"));

        assertEquals(0, run.exitCode(), run.err());
        List<String> lines = Files.readAllLines(home.resolve("logs/decisions.jsonl"));
        TreeMap<String, Integer> reasons = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode decision = MAPPER.readTree(lines.get(i));
            String reason = decision.get("reason").asText();
            reasons.merge(reason, 1, Integer::sum);
            assertEquals(i < WARM_UP, reason.equals("NOT_READY"), lines.get(i));
            if (i < WARM_UP) {
                assertEquals("HOLD", decision.get("action").asText(), lines.get(i));
                assertEquals("[]", decision.get("orders").toString(), lines.get(i));
            } else {
                assertOperands(decision.get("trace"));
            }
        }
        assertEquals(
                "{NOT_READY=63, NO_SIGNAL=333, OVERBOUGHT=3, OVERSOLD=5, STOP_RATCHET=92,"
                        + " TREND_BREAKOUT=36, TREND_EXIT=1}",
                reasons.toString());
    }

    @Test
    void shouldNotBeginOnBarsWithoutAPrice() throws IOException {
        Path home = directory.resolve("home");
        Path zeros = file("zeros");

        Program.Outcome run =
                Program.run("run", "--home", home, "--instrument=AUDUSD", "--data", zeros);
        Program.Outcome table = Program.run("indicators", "--data", zeros);

        String message = "millrace: " + zeros + ": line 2: open is \"0.00\"; it must be above 0\n";
        assertTrue(run.err().endsWith(message), run.err());
        assertEquals(message, table.err());
        assertEquals(table.exitCode(), run.exitCode());
        assertFalse(Files.exists(home.resolve("journal")));
    }

    private static void assertOperands(JsonNode trace) {
        for (String operand : OPERANDS) {
            JsonNode value = trace.get(operand);
            assertTrue(value.isNumber() && Double.isFinite(value.asDouble()), trace.toString());
        }
    }

    private List<String> cleanTable() throws IOException {
        Path table = directory.resolve("clean.csv");
        Program.Outcome outcome =
                Program.run("indicators", "--data", file("default"), "--out", table);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readAllLines(table);
    }

    /** Numbers of the empty columns of a line. */
    private static List<Integer> empty(String line) {
        List<Integer> columns = new ArrayList<>();
        String[] cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isEmpty()) {
                columns.add(i);
            }
        }
        return columns;
    }

    private Path file(String name) throws IOException {
        List<String> lines = Files.readAllLines(QUOTES.resolve(name + ".csv"));
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate day = LocalDate.of(2017, 1, 1);
        for (String line : lines.subList(1, lines.size())) {
            text.append(day).append(line.substring(line.indexOf(','))).append('\n');
            day = day.plusDays(1);
        }
        return Files.writeString(directory.resolve(name + ".csv"), text);
    }
}
