package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A share in EUR in an account counted in USD, by a script. By hand: 100,000 USD, and 20,000 EUR
 * paid in at 1.05. 100 shares at 100 EUR, sold at 120; 10 basis points each way are 10 and 12 EUR:
 * 1,978 EUR earned. At the end 21,978 EUR at 1.20 are 26,373.60 USD.
 */
class CurrencyBacktestTest {

    private static final String TERMS =
            """
            price_increment = %s
            lot = 1
            min_notional = 1
            maker_fee_bps = %d
            taker_fee_bps = %d
            slippage_bps = 0
            assumed_spread_bps = 0
            calendar = "24/7"
            collar = 0.05
            trades = true
            volume = true
            quotes = false
            """;

    private static final String SETTINGS =
            """
            [run]
            strategy = "scripted"
            instruments = "INSTRUMENTS"
            [account]
            currency = "USD"
            rates = ["EUR 1.05"]
            cash_flows = ["2024-01-02T01:30:00Z 20000 EUR"]
            [strategy.scripted]
            script = '''
            2024-01-02T02:00:00Z SAP long size=100 stop=50
            2024-01-02T04:00:00Z SAP exit
            '''
            """;

    @TempDir private Path directory;

    @BeforeEach
    void write() throws Exception {
        Path instruments =
                Files.writeString(
                        directory.resolve("instruments.toml"),
                        "[instrument.EURUSD]\nvenue = \"fx\"\nquote_currency = \"USD\"\n"
                                + "base_currency = \"EUR\"\n"
                                + TERMS.formatted("0.0001", 0, 0)
                                + "[instrument.SAP]\nvenue = \"xetra\"\nquote_currency = \"EUR\"\n"
                                + TERMS.formatted("0.01", 10, 10));
        Files.writeString(
                directory.resolve("settings.toml"),
                SETTINGS.replace("INSTRUMENTS", instruments.toString()));
        bars("EURUSD", "1.10", "1.10", "1.10", "1.20", "1.20");
        bars("SAP", "100", "100", "100", "110", "120");
    }

    private void bars(String symbol, String... prices) throws Exception {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < prices.length; i++) {
            String price = "," + prices[i];
            text.append("2024-01-02T0").append(i + 1).append(":00:00Z").append(price.repeat(4));
            text.append(",1000000\n");
        }
        Files.writeString(directory.resolve(symbol + "-1h.csv"), text);
    }

    private JsonNode backtest() throws Exception {
        return Program.run(
                        "backtest",
                        "--json",
                        "--out",
                        directory.resolve("out"),
                        "--config",
                        directory.resolve("settings.toml"),
                        "--timeframe",
                        "1h",
                        "--data",
                        directory.resolve("EURUSD-1h.csv"),
                        directory.resolve("SAP-1h.csv"))
                .json();
    }

    @Test
    void shouldCountEveryCurrencyAtTheJournaledRates() throws Exception {
        JsonNode result = backtest();

        assertEquals("USD", result.get("currency").asText());
        assertEquals("126373.6", result.get("end_equity").asText());
        assertEquals("21000", result.get("deposits").asText());
        assertEquals("5373.6", result.get("pnl").asText());
        assertEquals("26.4", result.get("fees").asText());
        List<String> trades = Files.readAllLines(directory.resolve("out/trades.csv"));
        assertTrue(
                trades.get(1)
                        .startsWith(
                                "1,SAP,long,100,100,120,2024-01-02T04:00:00Z,"
                                        + "2024-01-02T06:00:00Z,1978,closed,scripted,"),
                trades.get(1));
        assertEquals(
                List.of(
                        "2024-01-02T02:00:00Z,122000,122000,0,21000,0.0,1.1",
                        "2024-01-02T03:00:00Z,122000,122000,0,21000,0.0,1.1",
                        "2024-01-02T04:00:00Z,121989,110989,11000,21000,1.0891089108910891E-4,1.1",
                        "2024-01-02T05:00:00Z,125188,111988,13200,21000,0.0,1.2",
                        "2024-01-02T06:00:00Z,126373.6,126373.6,0,21000,0.0,1.2"),
                Files.readAllLines(directory.resolve("out/equity.csv")).subList(1, 6));
    }

    @Test
    void shouldReplayWithoutADifference() throws Exception {
        JsonNode result = backtest();

        JsonNode replay =
                Program.run("replay", "--verify", "--json", "--home", directory.resolve("out"))
                        .json();

        assertEquals(0, replay.get("differences").asLong());
        assertEquals(result.get("state_hash"), replay.get("state_hash"));
    }
}
