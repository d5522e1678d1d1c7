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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Bars that {@code bars} makes of a vendor's ticks are the vendor's bars, where the data is at
 * hand: to the last digit for currencies and coins, at stated rates for shares.
 */
class LeanOracleTest {

    private static final Path LEAN = Program.root().resolve("../shared/data/ticks/lean");

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0}/{1}: {3} made of {2}")
    @CsvSource({
        "forex/fxcm, eurusd, tick, second",
        "forex/fxcm, eurusd, tick, minute",
        "forex/oanda, nzdusd, tick, second",
        "forex/oanda, nzdusd, tick, minute",
        "crypto/coinbase, btcusd, second, minute",
    })
    void shouldBuildTheBarsThatTheVendorBuilt(String market, String ticker, String from, String to)
            throws IOException {
        Path folder = LEAN.resolve(market);
        assumeTrue(
                Files.isDirectory(folder.resolve(from).resolve(ticker)),
                "skipped: no recorded data at " + folder);
        List<Path> days = days(folder.resolve(from).resolve(ticker));
        String timeframe = to.equals("second") ? "1s" : "1m";
        int compared = 0;
        for (Path day : days) {
            Path theirs = folder.resolve(to).resolve(ticker).resolve(day.getFileName());
            if (Files.exists(theirs)) {
                assertEquals(table(theirs, timeframe), table(day, timeframe), day::toString);
                compared++;
            }
        }

        assertEquals(days.size(), compared, "days with bars of a " + to);
    }

    /**
     * Shares: the vendor dropped prints by a rule that is not in the data, so open and close differ
     * in some minutes and seconds do not add up to its volumes. Volumes of ticks are equal but for
     * the auctions, and its range never leaves that of the ticks.
     */
    @ParameterizedTest(name = "{0}, ticks: {2} of {1} volumes; seconds: {3} prices, {4} volumes")
    @CsvSource({
        "bac/20131007, 595, 593, 593, 558",
        "bac/20131008, 573, 570, 572, 532",
        "ibm/20131007, 453, 451, 451, 340",
        "spy/20131007, 828, 825, 828, 770",
    })
    void shouldSumTheVolumesOfShareMinutes(
            String day, int minutes, int volumes, int prices, int secondVolumes)
            throws IOException {
        Map<String, String[]> theirs = minutes("minute", day + "_trade.zip");
        Map<String, String[]> ticks = minutes("tick", day + "_trade.zip");
        Map<String, String[]> seconds = minutes("second", day + "_trade.zip");

        assertEquals(minutes, theirs.size());
        assertEquals(theirs.keySet(), ticks.keySet());
        assertEquals(theirs.keySet(), seconds.keySet());
        assertEquals(volumes, count(theirs, ticks, LeanOracleTest::sameVolume));
        assertEquals(minutes, count(theirs, ticks, LeanOracleTest::isWithin));
        assertEquals(prices, count(theirs, seconds, (bar, made) -> same(bar, made, 1, 2, 3, 4)));
        assertEquals(secondVolumes, count(theirs, seconds, LeanOracleTest::sameVolume));
    }

    /**
     * Shares: as {@code bars} judges no tick, it takes the one suspect quote of IBM, which is the
     * last before midnight UTC; the vendor left it out. Without suspect quotes all 554 are equal,
     * as the test of the reader's own buckets shows. Its seconds make its minutes exactly.
     */
    @ParameterizedTest(name = "{0}: {2} of {1} closes")
    @CsvSource({
        "bac/20131007, 641, 641",
        "bac/20131008, 636, 636",
        "ibm/20131007, 554, 553",
    })
    void shouldEndShareMinutesWithTheirLastQuote(String day, int minutes, int closes)
            throws IOException {
        Map<String, String[]> theirs = minutes("minute", day + "_quote.zip");
        Map<String, String[]> ticks = minutes("tick", day + "_quote.zip");
        Map<String, String[]> seconds = minutes("second", day + "_quote.zip");

        assertEquals(minutes, theirs.size());
        assertEquals(theirs.keySet(), ticks.keySet());
        assertEquals(theirs.keySet(), seconds.keySet());
        assertEquals(closes, count(theirs, ticks, (bar, made) -> same(bar, made, 4, 8)));
        assertEquals(
                minutes,
                count(theirs, seconds, (bar, made) -> same(bar, made, 1, 2, 3, 4, 5, 6, 7, 8)));
    }

    /**
     * A run, unlike {@code bars}, skips the suspect quote: all that it closes are equal. The minute
     * of the suspect quote is the last one and stays open.
     */
    @Test
    void shouldCloseTheMinutesOfARunWithTheVendorsQuotes() throws IOException {
        Map<String, String[]> theirs = minutes("minute", "ibm/20131007_quote.zip");
        Path day = LEAN.resolve("equity/usa/tick/ibm/20131007_quote.zip");
        Path home = directory.resolve("home");
        Program.Outcome run =
                Program.run("run", "--home", home, "--instrument", "SPY", "--data", day);
        assertEquals(0, run.exitCode(), run.err());
        String dump =
                Program.run("journal", "dump", "--home", home, "--type", "QUOTE_BAR_CLOSED").out();

        int closed = 0;
        for (String line : dump.lines().toList()) {
            JsonNode bar = new ObjectMapper().readTree(line);
            if (bar.get("timeframe").asText().equals("1m")) {
                String[] vendors = Objects.requireNonNull(theirs.get(bar.get("start").asText()));
                assertEquals(0, bar.get("bid_close").decimalValue().compareTo(decimal(vendors[4])));
                assertEquals(0, bar.get("ask_close").decimalValue().compareTo(decimal(vendors[8])));
                closed++;
            }
        }

        assertEquals(553, closed);
        assertEquals(554, theirs.size());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static boolean sameVolume(String[] bar, String[] made) {
        return same(bar, made, 5);
    }

    private static boolean isWithin(String[] bar, String[] made) {
        return decimal(bar[2]).compareTo(decimal(made[2])) <= 0
                && decimal(bar[3]).compareTo(decimal(made[3])) >= 0;
    }

    private static boolean same(String[] bar, String[] made, int... columns) {
        return Arrays.stream(columns).allMatch(column -> bar[column].equals(made[column]));
    }

    /** How many minutes of the vendor agree with those made here. */
    private static int count(
            Map<String, String[]> theirs,
            Map<String, String[]> made,
            BiPredicate<String[], String[]> agree) {
        int count = 0;
        for (Map.Entry<String, String[]> bar : theirs.entrySet()) {
            count += agree.test(bar.getValue(), made.get(bar.getKey())) ? 1 : 0;
        }
        return count;
    }

    /** The cells of each minute by its start. */
    private Map<String, String[]> minutes(String folder, String name) throws IOException {
        Path file = LEAN.resolve("equity/usa").resolve(folder).resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: no recorded data at " + file);
        Map<String, String[]> minutes = new TreeMap<>();
        List<String> lines = table(file, "1m");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            minutes.put(cells[0], cells);
        }
        return minutes;
    }

    private static List<Path> days(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<String> table(Path data, String timeframe) throws IOException {
        Path table = directory.resolve("table.csv");
        Program.Outcome outcome =
                Program.run("bars", "--data", data, "--timeframe", timeframe, "--out", table);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readAllLines(table);
    }
}
