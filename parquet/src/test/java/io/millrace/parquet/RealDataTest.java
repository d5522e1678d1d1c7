package io.millrace.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole recorded days against the CSV files made of them; skipped where they are not there. */
class RealDataTest {

    private static final String TRADES =
            "hftframework/type=trade/instrument=btcusdt_binance/date=20220115/data.parquet";

    private static Path file(String name) {
        Path file =
                Path.of(System.getProperty("millrace.root", "."))
                        .resolve("../shared/data/ticks")
                        .resolve(name)
                        .normalize();
        assumeTrue(Files.isRegularFile(file), file + " is not there");
        return file;
    }

    @Test
    void shouldGiveTheTradesOfTheCsvWhenTheDayIsOfHftFramework() {
        List<String> trades = Events.of(file(TRADES));

        assertEquals(451_466, trades.size());
        assertEquals(Events.of(file("derived/btcusdt_binance_trades_20220115.csv.gz")), trades);
    }

    @Test
    void shouldGiveTheQuotesOfTheCsvWhenTheDayIsOfNautilus() {
        List<String> quotes = Events.of(file("nautilus/AUDUSD.SIM-part-0.parquet"));

        assertEquals(100_000, quotes.size());
        assertEquals(Events.of(file("derived/AUDUSD_quotes_20200130.csv.gz")), quotes);
    }

    @Test
    void shouldTakeTheInstrumentFromItsFolder() {
        assertEquals("btcusdt_binance", new ParquetFormat().instrumentText(Path.of(TRADES)));
        assertEquals(
                "AUDUSD.SIM-part-0",
                new ParquetFormat().instrumentText(Path.of("AUDUSD.SIM-part-0.parquet")));
    }
}
