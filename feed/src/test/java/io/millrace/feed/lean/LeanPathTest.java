package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.Reading;
import io.millrace.feed.format.Formats;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

class LeanPathTest {

    @TempDir Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "equity/usa/tick/spy/20131007_trade.zip, EQUITY_USA, TRADES, spy, 2013-10-07",
        "equity/usa/tick/spy/20131007_quote.zip, EQUITY_USA, QUOTES, spy, 2013-10-07",
        "equity/usa/second/brk.b/20131007_trade.zip, EQUITY_USA, BARS, brk.b, 2013-10-07",
        "equity/usa/minute/hour/20131007_quote.zip, EQUITY_USA, QUOTE_BARS, hour, 2013-10-07",
        "equity/usa/minute/spy/20131007_trade.csv, EQUITY_USA, BARS, spy, 2013-10-07",
        "equity/usa/minute/spy/20131007_trade.csv.gz, EQUITY_USA, BARS, spy, 2013-10-07",
        "Equity/USA/Minute/SPY/20131007_Trade.ZIP, EQUITY_USA, BARS, spy, 2013-10-07",
        "equity/usa/hour/spy.zip, EQUITY_USA, BARS, spy,",
        "equity/usa/daily/spy.zip, EQUITY_USA, BARS, spy,",
        "forex/fxcm/tick/eurusd/20140501_quote.zip, FOREX_FXCM, QUOTES, eurusd, 2014-05-01",
        "forex/oanda/second/eurusd/20140501_quote.zip, FOREX_OANDA, QUOTE_BARS, eurusd, 2014-05-01",
        "forex/oanda/daily/eurusd.zip, FOREX_OANDA, QUOTE_BARS, eurusd,",
        "cfd/oanda/minute/xauusd/20000229_quote.zip, CFD_OANDA, QUOTE_BARS, xauusd, 2000-02-29",
        "cfd/oanda/hour/xauusd.zip, CFD_OANDA, QUOTE_BARS, xauusd,",
        "crypto/coinbase/second/btcusd/20161007_trade.zip, CRYPTO_COINBASE, BARS, btcusd,"
                + " 2016-10-07",
        "crypto/coinbase/minute/btcusd/20161007_quote.zip, CRYPTO_COINBASE, QUOTE_BARS, btcusd,"
                + " 2016-10-07",
        "crypto/coinbase/daily/btcusd_trade.zip, CRYPTO_COINBASE, BARS, btcusd,",
        "crypto/coinbase/hour/btcusd_quote.zip, CRYPTO_COINBASE, QUOTE_BARS, btcusd,",
    })
    void shouldTellMarketKindTickerAndDay(
            String name, String market, String kind, String ticker, LocalDate day) {
        LeanPath path = LeanPath.of(root.resolve(name));

        assertEquals(market, path.market().name());
        assertEquals(kind, path.kind().name());
        assertEquals(ticker, path.ticker());
        assertEquals(day == null ? FixedPoint.NONE : day.toEpochDay(), path.day());
        assertEquals(
                name.toLowerCase(Locale.ROOT).endsWith(".zip"), LeanPath.fits(root.resolve(name)));
        assertEquals(2, root.relativize(path.folder()).getNameCount());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spy.zip| path has no folder of the resolution (tick, second or minute above the"
                        + " ticker's; hour or daily above the file); it must be like"
                        + " equity/usa/minute/spy/20131007_trade.zip or"
                        + " forex/oanda/daily/eurusd.zip",
                "equity/usa/weekly/spy.zip| path has no folder of the resolution (tick, second or"
                        + " minute above the ticker's; hour or daily above the file); it must be"
                        + " like equity/usa/minute/spy/20131007_trade.zip or"
                        + " forex/oanda/daily/eurusd.zip",
                "equity/uk/daily/spy.zip| folders of the market are \"equity/uk\"; they must be"
                        + " one of equity/usa, forex/fxcm, forex/oanda, cfd/oanda, crypto/coinbase",
                "equity/usa/minute/spy/20131007.zip| file name has no date and kind; it must be"
                        + " like 20131007_trade.zip or 20131007_quote.zip",
                "equity/usa/minute/spy/20131007_depth.zip| file name has no date and kind; it must"
                        + " be like 20131007_trade.zip or 20131007_quote.zip",
                "equity/usa/minute/spy/20130229_trade.zip| file name has the date 20130229; it"
                        + " must be a day of the years 1990 to 2099",
                "equity/usa/minute/spy/19891231_trade.zip| file name has the date 19891231; it"
                        + " must be a day of the years 1990 to 2099",
                "equity/usa/minute/spy/21000101_trade.zip| file name has the date 21000101; it"
                        + " must be a day of the years 1990 to 2099",
                "forex/fxcm/tick/eurusd/20140501_trade.zip| file name says _trade; files of forex"
                        + " and cfd hold quotes: it must say _quote",
                "crypto/coinbase/daily/btcusd.zip| file name says neither _trade nor _quote; it"
                        + " must be like btcusd_trade.zip or btcusd_quote.zip",
                "crypto/coinbase/tick/btcusd/20161007_trade.zip| folder of the resolution is"
                        + " \"tick\"; for crypto it must be second, minute, hour or daily",
                "equity/usa/daily/_trade.zip| file name has no ticker; it must be like eurusd.zip"
                        + " or btcusd_trade.zip",
            })
    void shouldNameThePartThatIsMissing(String name, String message) {
        Path file = root.resolve(name);
        FeedException e = assertThrows(FeedException.class, () -> LeanPath.of(file));

        assertEquals(file + ": " + message, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spy.zip",
                "equity/usa/weekly/spy.zip",
                "equity/uk/daily/spy.zip",
                "equity/usa/minute/spy/spy.zip",
                "equity/usa/factor_files/spy.csv",
                "equity/usa/minute/spy/20131007_trade.csv",
            })
    void shouldLeaveOtherPathsToOtherFormats(String name) {
        assertFalse(LeanPath.fits(root.resolve(name)));
    }

    @Test
    void shouldBeDetectedByItsPath() {
        Path file = LeanFiles.zip(root, "equity/usa/daily/spy.zip", "20131007 00:00,1,1,1,1,1\n");
        Path other = SampleFiles.write(root, "spy.zip", SampleFiles.zip("time,price\n1,1\n"));

        assertEquals("lean", Formats.detect(file).name());
        assertEquals("csv", Formats.detect(other).name());
        assertTrue(Formats.named("lean") instanceof LeanFormat);
    }

    @Test
    void shouldRefuseAnotherTimeframeThanItsFolders() {
        Path file = LeanFiles.zip(root, "equity/usa/daily/spy.zip", "20131007 00:00,1,1,1,1,1\n");
        Reading hours = Reading.of(0).withTimeframe(Timeframe.H1);
        FeedException e =
                assertThrows(FeedException.class, () -> new LeanFormat().open(file, hours));

        assertEquals(file + ": timeframe is given as 1h; its folder says 1d", e.getMessage());
    }
}
