package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code indicators}: columns, warm-up, sessions, and the same regimes as a run. */
class IndicatorsCommandTest {

    private static final String BARS =
            """
            date,open,high,low,close,volume
            2024-01-01,10,10,10,10,1
            2024-01-02,11,11,11,11,1
            2024-01-03,12,12,12,12,1
            2024-01-04,13,13,13,13,1
            2024-01-05,14,14,14,14,1
            """;

    @TempDir private Path directory;

    @Test
    void shouldLeaveAValueEmptyUntilItIsWarm() throws IOException {
        List<String> lines = table(BARS, "--set", "ema=3", "--set", "adx=2");

        assertEquals(6, lines.size());
        assertTrue(lines.getFirst().startsWith("time,open,high,low,close,volume,ema3,"));
        assertTrue(lines.getFirst().endsWith(",volatility_ratio,regime"));
        assertTrue(lines.get(1).startsWith("2024-01-01T00:00:00Z,10,10,10,10,1,"), lines.get(1));
        assertEquals(List.of("", "", "11", "12", "13"), column(lines, "ema3"));
        assertEquals(List.of("", "", "", "100", "100"), column(lines, "adx2"));
        assertEquals(List.of("", "", "", "", ""), column(lines, "regime"));
    }

    @Test
    void shouldForgetTheVolumeWeightedPriceAtANewDay() throws IOException {
        List<String> lines =
                table(
                        """
                        time,open,high,low,close,volume
                        2024-01-01T12:00:00Z,10,10,10,10,1
                        2024-01-01T18:00:00Z,20,20,20,20,3
                        2024-01-01T22:00:00Z,20,20,20,20,0
                        2024-01-02T02:00:00Z,30,30,30,30,1
                        """);

        assertEquals(List.of("10", "17.5", "17.5", "30"), column(lines, "vwap"));
    }

    @Test
    void shouldBuildBarsOfTicksFirst() throws IOException {
        Path trades =
                Files.writeString(
                        directory.resolve("trades.csv"),
                        """
                        time,price,size
                        2024-01-02T00:00:10Z,2,1
                        2024-01-02T00:00:20Z,3,1
                        2024-01-02T00:05:00Z,4,1
                        """);

        List<String> lines = Program.run("indicators", "--data", trades).out().lines().toList();

        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("2024-01-02T00:00:00Z,2,3,2,3,2,"), lines.get(1));
        assertEquals(List.of("1", "1"), column(lines, "tr"));
    }

    @Test
    void shouldNameTheRegimesThatARunNames() {
        Path sample = Program.root().resolve("samples/BTCUSDT-trades-2022-01-15.csv.gz");
        JsonNode run = Program.run("run", "--home", directory, "--json").json();

        List<String> lines = Program.run("indicators", "--data", sample).out().lines().toList();

        // The last bar of the table is the unfinished one, which a run never decides on.
        List<String> regimes = column(lines.subList(0, lines.size() - 1), "regime");
        long changes = 0;
        for (int i = 1; i < regimes.size(); i++) {
            changes += regimes.get(i).equals(regimes.get(i - 1)) ? 0 : 1;
        }
        assertEquals(run.get("bars").asLong(), regimes.size());
        assertEquals(run.get("regime_changes").asLong(), changes);
    }

    private List<String> table(String bars, String... settings) throws IOException {
        Path file = Files.writeString(directory.resolve("bars.csv"), bars);
        Path table = directory.resolve("table.csv");
        Object[] arguments = Arrays.copyOf(settings, settings.length + 5, Object[].class);
        int at = settings.length;
        System.arraycopy(settings, 0, arguments, 1, at);
        arguments[0] = "indicators";
        arguments[at + 1] = "--data";
        arguments[at + 2] = file;
        arguments[at + 3] = "--out";
        arguments[at + 4] = table;
        Program.Outcome outcome = Program.run(arguments);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readAllLines(table);
    }

    private static List<String> column(List<String> lines, String name) {
        int at = List.of(lines.getFirst().split(",", -1)).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
    }
}
