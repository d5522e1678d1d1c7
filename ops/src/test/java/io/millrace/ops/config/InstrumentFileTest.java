package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.instrument.InstrumentTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class InstrumentFileTest {

    private static final String GOOD =
            """
            [instrument.BTCUSDT]
            venue = "binance"
            quote_currency = "USDT"
            price_increment = 0.01
            lot = 0.00001
            min_notional = 5
            maker_fee_bps = -0.5
            taker_fee_bps = 4
            slippage_bps = 1
            assumed_spread_bps = 1
            calendar = "24/7"
            collar = 0.01
            trades = true
            volume = true
            quotes = false
            """;

    @Test
    void shouldReadBackWhatItWrites() {
        InstrumentTable table = InstrumentFile.parse("t", GOOD);

        InstrumentTable again = InstrumentFile.parse("t", InstrumentFile.write(table));

        assertEquals(table.get(0), again.get(0));
        assertEquals(1_000_000, table.get(0).grid().priceIncrement());
        assertEquals(40_000, table.get(0).costs().takerFee());
        assertEquals(-5_000, table.get(0).costs().makerFee());
    }

    @Test
    void shouldReadTheTableThatShips() {
        Path file = Path.of(System.getProperty("millrace.root"), "conf/instruments.toml");

        assertEquals(
                "BTCUSDT, AUDUSD, SYNTH, EURUSD, NZDUSD, SPY", InstrumentFile.read(file).symbols());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lot = 0.00001|lot = 0|t:1:1: instrument.BTCUSDT: lot is 0; it must be above 0",
                "lot = 0.00001|lto = 0.00001|t:5:1: unknown key lto; did you mean lot?",
                "lot = 0.00001|lot = \"x\"|t:5:1: lot is x; it must be a number",
                "collar = 0.01|collar = 0.6|collar is 0.6; it must be above 0 and at most 0.5",
                "slippage_bps = 1|slippage_bps = 2000|it must be from 0 to 1000 bp",
                "calendar = \"24/7\"|calendar = \"moon\"|calendar is \"moon\"; it must be 24/7",
                "venue = \"binance\"|# nothing|venue is missing; add it",
                "[instrument.BTCUSDT]|[instruments.BTCUSDT]|unknown key instruments",
            })
    void shouldNameEveryFault(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);

        ConfigException e =
                assertThrows(ConfigException.class, () -> InstrumentFile.parse("t", text));

        assertTrue(
                String.valueOf(e.getMessage()).contains(message), String.valueOf(e.getMessage()));
    }
}
