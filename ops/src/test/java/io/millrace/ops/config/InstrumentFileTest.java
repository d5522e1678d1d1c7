package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.Terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

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

    private static final String TERMS =
            """
            fee_per_unit = 0.005
            fee_minimum = 1
            fee_tiers = ["1000000 -0.5 3.5", "25000000 -1 2"]
            borrow_rate = 0.03
            funding_rate = -0.0001
            funding_interval = "8h"
            large_order = 0.2
            large_order_slippage_bps = 7.5
            impact = 0.4
            initial_margin = 0.5
            maintenance_margin = 0.25
            base_currency = "BTC"
            group = "coins"
            daily_volume = 12000
            """;

    @Test
    void shouldReadBackTheTermsThatItWrites() {
        Instrument instrument = InstrumentFile.parse("t", GOOD + TERMS).get(0);

        assertEquals(
                new Terms(
                        new FeeSchedule(
                                500_000,
                                100_000_000,
                                List.of(
                                        new FeeSchedule.Tier(100_000_000_000_000L, -5_000, 35_000),
                                        new FeeSchedule.Tier(
                                                2_500_000_000_000_000L, -10_000, 20_000))),
                        new Terms.Carry(3_000_000, -10_000, 28_800_000_000_000L),
                        new Terms.Impact(20_000_000, 75_000, 40_000_000),
                        new Terms.Margin(50_000_000, 25_000_000),
                        "BTC",
                        "coins",
                        1_200_000_000_000L),
                instrument.terms());
        String written = InstrumentFile.write(new InstrumentTable(List.of(instrument)));
        assertEquals(GOOD + TERMS, written.replace("\"BTCUSDT\"", "BTCUSDT"));
        assertEquals(instrument, InstrumentFile.parse("t", written).get(0));
    }

    @Test
    void shouldKeepTheUsualTermsAndNotWriteThem() {
        InstrumentTable table = InstrumentFile.parse("t", GOOD);

        assertEquals(Terms.STANDARD, table.get(0).terms());
        assertEquals(GOOD, InstrumentFile.write(table).replace("\"BTCUSDT\"", "BTCUSDT"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"0.5, 0.5", "0.5, 0.1", "1, 1", "1, 0.3"})
    void shouldKeepTheMaintenanceMarginOfAnInitialOne(String initial, String maintenance) {
        String margin = "initial_margin = " + initial + "\n";
        String both = margin + "maintenance_margin = " + maintenance + "\n";
        Instrument instrument = InstrumentFile.parse("t", GOOD + both).get(0);

        String written = InstrumentFile.write(new InstrumentTable(List.of(instrument)));
        assertEquals(instrument, InstrumentFile.parse("t", written).get(0));
        Terms.Margin alone = InstrumentFile.parse("t", GOOD + margin).get(0).terms().margin();
        assertEquals(alone.initial(), alone.maintenance());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fee_minimum = -1|t:16:1: instrument.BTCUSDT: fee_minimum is -1; it must be 0 or",
                "fee_tiers = [\"1 2\"]|fee_tiers has \"1 2\"; it must be VOLUME MAKER_BPS",
                "fee_tiers = [\"1 x 2\"]|fee_tiers has \"1 x 2\"; \"x\" is no number",
                "fee_tiers = [\"1 2 1000\"]|its fees must be within ±1000 bp",
                "fee_tiers = [\"2 1 1\", \"2 1 1\"]|fee_tiers has the volume 2 after 2; volumes",
                "fee_tiers = \"2 1 1\"|t:16:1: fee_tiers is 2 1 1; it must be a list of texts",
                "borrow_rate = 11|t:16:1: instrument.BTCUSDT: borrow_rate is 11; it must be",
                "funding_interval = \"8 hours\"|t:16:1: funding_interval is 8 hours; it must be",
                "initial_margin = 0|t:16:1: instrument.BTCUSDT: initial_margin is 0; it must",
                "borow_rate = 1|t:16:1: unknown key borow_rate; did you mean borrow_rate?"
            })
    void shouldNameFaultsInTheTerms(String line, String message) {
        ConfigException e =
                assertThrows(ConfigException.class, () -> InstrumentFile.parse("t", GOOD + line));

        assertTrue(
                String.valueOf(e.getMessage()).contains(message), String.valueOf(e.getMessage()));
    }

    @Test
    void shouldReadTheTableThatShips() {
        Path file = Path.of(System.getProperty("millrace.root"), "conf/instruments.toml");

        assertEquals(
                "BTCUSDT, AUDUSD, SYNTH, EURUSD, NZDUSD, SPY, BTC-USD",
                InstrumentFile.read(file).symbols());
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
