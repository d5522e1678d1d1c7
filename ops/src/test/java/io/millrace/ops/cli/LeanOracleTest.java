package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bars of a vendor's ticks are the vendor's bars, to the last digit, where the data is at hand. */
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
