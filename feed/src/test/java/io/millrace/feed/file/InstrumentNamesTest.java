package io.millrace.feed.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.Tables;
import io.millrace.model.instrument.InstrumentTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class InstrumentNamesTest {

    private static final InstrumentTable INSTRUMENTS =
            Tables.of("BTCUSDT", "ETH/BTC", "AUD/USD.SIM", "ZIP", "BRK.B");

    @ParameterizedTest
    @CsvSource({
        "btcusdt_binance_trades_20220115.csv.gz, 0",
        "data/2022/BTCUSDT.csv, 0",
        "BtcUsdt, 0",
        "derived-ETH_BTC-5m.csv.gz, 1",
        "ethbtc-5m.csv, 1",
        "eth-btc.zip, 1",
        "AUDUSDSIM_quotes.csv, 2",
        "AUD.USD.SIM.csv, 2",
        "zip.csv.zip, 3",
        "brk-b daily.csv, 4",
        "BRKB.txt.gz, 4"
    })
    void shouldFindInstrumentWhenItsSymbolIsATokenOfTheName(Path file, int expected) {
        assertEquals(expected, InstrumentNames.match(file, INSTRUMENTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trades.csv",
                "btcusdt2.csv",
                "btcusdtperp.csv",
                "btcusdt/trades.csv",
                "x.zip",
                "/"
            })
    void shouldListSymbolsWhenNoneFits(String file) {
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () -> InstrumentNames.match(Path.of(file), INSTRUMENTS));

        assertEquals(
                file
                        + ": file name has no known symbol; it must name one of BTCUSDT, ETH/BTC,"
                        + " AUD/USD.SIM, ZIP, BRK.B, or give it with --instrument",
                e.getMessage());
    }

    @Test
    void shouldNameBothSymbolsWhenTwoFit() {
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () ->
                                InstrumentNames.match(
                                        Path.of("btc-usd.csv"),
                                        Tables.of("BTC", "ETH", "BTC-USD")));

        assertEquals(
                "btc-usd.csv: file name fits BTC and BTC-USD; it must name one of BTC, ETH,"
                        + " BTC-USD, or give it with --instrument",
                e.getMessage());
    }
}
