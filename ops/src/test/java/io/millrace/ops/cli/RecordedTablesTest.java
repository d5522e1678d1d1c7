package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Tables of recorded files, where they are at hand, against a slow and obvious twin. */
class RecordedTablesTest {

    private static final Path TICKS = Program.root().resolve("../shared/data/ticks/derived");

    @TempDir private Path directory;

    @BeforeEach
    void requireData() {
        assumeTrue(Files.isDirectory(TICKS), "skipped: no recorded ticks at " + TICKS);
    }

    @Test
    void shouldBuildEveryMinuteOfQuotes() throws IOException {
        Path quotes = TICKS.resolve("AUDUSD_quotes_20200130.csv.gz");

        List<String> lines = bars(quotes);

        assertEquals(1_773, lines.size());
        assertEquals(twin(quotes), lines.subList(1, lines.size()));
    }

    @Test
    void shouldBuildEveryMinuteWithATrade() throws IOException {
        List<String> lines = bars(TICKS.resolve("btcusdt_binance_trades_20220115.csv.gz"));

        assertEquals(1_437, lines.size());
        assertEquals(
                "2022-01-15T00:00:00Z,43059.97,43148.84,43058,43139.97,12.33796", lines.get(1));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1m", "5m"})
    void shouldBuildTheBarsThatTheVenueBuilt(String timeframe) throws IOException {
        Path folder = TICKS.resolveSibling("freqtrade");
        Path theirs = folder.resolve("derived-XRP_ETH-" + timeframe + ".csv.gz");

        List<String> lines = bars(folder.resolve("XRP_ETH-trades.json.gz"), timeframe);

        assertEquals(timeframe.equals("1m") ? 2_470 : 707, lines.size());
        assertEquals(bars(theirs, timeframe), lines);
    }

    private List<String> bars(Path data) throws IOException {
        return bars(data, "1m");
    }

    private List<String> bars(Path data, String timeframe) throws IOException {
        Path table = directory.resolve("table.csv");
        Program.Outcome outcome =
                Program.run("bars", "--data", data, "--timeframe", timeframe, "--out", table);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readAllLines(table);
    }

    /** Minute bars from columns time in ns, bid and ask, by decimals. */
    private static List<String> twin(Path quotes) throws IOException {
        List<String> lines = new ArrayList<>();
        BigDecimal[][] sides = {};
        long minute = -1;
        try (BufferedReader reader = unpacked(quotes)) {
            reader.readLine();
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                String[] cells = row.split(",", -1);
                long at = Long.parseLong(cells[0]) / 60_000_000_000L;
                if (at != minute) {
                    finish(lines, minute, sides);
                    minute = at;
                    sides = new BigDecimal[][] {begin(cells[1]), begin(cells[2])};
                }
                add(sides[0], new BigDecimal(cells[1]));
                add(sides[1], new BigDecimal(cells[2]));
            }
        }
        finish(lines, minute, sides);
        return lines;
    }

    private static BufferedReader unpacked(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    private static BigDecimal[] begin(String price) {
        BigDecimal first = new BigDecimal(price);
        return new BigDecimal[] {first, first, first, first};
    }

    private static void add(BigDecimal[] side, BigDecimal price) {
        side[1] = side[1].max(price);
        side[2] = side[2].min(price);
        side[3] = price;
    }

    private static void finish(List<String> lines, long minute, BigDecimal[][] sides) {
        StringBuilder line = new StringBuilder(Instant.ofEpochSecond(minute * 60).toString());
        for (BigDecimal[] side : sides) {
            for (BigDecimal price : side) {
                line.append(',').append(price.stripTrailingZeros().toPlainString());
            }
        }
        if (minute >= 0) {
            lines.add(line.toString());
        }
    }
}
