package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.RealFiles;
import io.millrace.feed.RecordingSink;
import io.millrace.feed.RecordingSink.Event;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.format.Formats;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** Files of other projects; skipped where they are not there. */
class RealVariantsTest {

    private static final String QUOTES = "vectors/skender/quotes/";

    @ParameterizedTest(name = "{0}: {2} of type {1}")
    @CsvSource({
        "ticks/nautilus/tardis_quotes.csv.gz, 2, 9999, 1582329601096000, 1582329827061000",
        "ticks/nautilus/tardis_trades.csv.gz, 1, 9999, 1582329602111000, 1582337147728000",
        "ticks/pyalgotrade/trades-mgtox-usd-2013-01-01.csv, 1, 2331, 1356998659486096,"
                + " 1357084711193969",
        "ticks/freqtrade/derived-XRP_ETH-1m.csv.gz, 3, 2469, 1570752060000000, 1570965600000000",
        "ticks/freqtrade/derived-XRP_ETH-5m.csv.gz, 3, 706, 1570752300000000, 1570965600000000",
        "bars/freqtrade/derived-ETH_BTC-5m.csv.gz, 3, 5760, 1515560400000000, 1517288100000000",
        "bars/freqtrade/derived-LTC_BTC-5m.csv.gz, 3, 5760, 1515560400000000, 1517288100000000",
        "bars/nautilus/btc-perp-20211231-20220201_1m.csv.gz, 3, 45031, 1640991720000000,"
                + " 1643693520000000",
        "bars/nautilus/fxcm/usdjpy-m1-bid-2013.csv.gz, 4, 28761, 1359676860000000,"
                + " 1362096060000000",
        "bars/nautilus/fxcm/usdjpy-m1-ask-2013.csv.gz, 4, 28761, 1359676860000000,"
                + " 1362096060000000",
        "bars/pyalgotrade/nt-spy-minute-2011-03.csv.gz, 3, 17577, 1298970060000000,"
                + " 1301615940000000",
        "bars/backtesting.py/GOOG.csv, 3, 2148, 1092960000000000, 1362182400000000",
        "backtests/backtrader-sma15/2006-day-001.txt, 3, 255, 1136246400000000, 1167436800000000",
        QUOTES + "default.csv, 3, 502, 1483488000000000, 1546300800000000",
        QUOTES + "intraday.csv, 3, 1564, 1608024660000000, 1608307260000000",
        QUOTES + "bitcoin.csv, 3, 1246, 1502928000000000, 1610496000000000",
        QUOTES + "penny.csv, 3, 533, 1545436800000000, 1612396800000000",
        QUOTES + "compare.csv, 3, 502, 1483488000000000, 1546300800000000"
    })
    void shouldReadEveryRow(String name, int kind, int count, long firstUs, long lastUs) {
        int type =
                switch (kind) {
                    case 1 -> EventType.TRADE;
                    case 2 -> EventType.QUOTE;
                    case 3 -> EventType.BAR;
                    default -> EventType.QUOTE_BAR;
                };
        RecordingSink sink = RealFiles.read(name);
        assertEquals(count, sink.count(type));
        assertEquals(count, sink.events().size());
        assertEquals(firstUs * 1_000, sink.events().getFirst().timeNs());
        assertEquals(lastUs * 1_000, sink.events().getLast().timeNs());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "bad.csv; line 152: volume is \"6472950000000.00\"\\ it must be below 92 billion",
                "zeros.csv; line 2: date is \"01/03/17\"\\ it must be an epoch number in s, ms,"
                        + " \u00b5s or ns, or text such as 2024-01-31T09:30:00Z",
                "toobig.csv; line 2: open is \"42667410863718.8\"\\ it must be below 92 billion",
                "max.csv; line 2: volume is \"1713240492460.72\"\\ it must be below 92 billion",
                "mismatch.csv; line 21: Timestamp is \"1/18/2016\"\\ times must not go back"
            })
    void shouldRefuseDirtyFile(String name, String message) {
        Path file = RealFiles.path(QUOTES + name);
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": " + message.replace("\\", ";"), e.getMessage());
    }

    @Test
    void shouldKnowBothTimesAndTheSideOfTardis() {
        TradeFlyweight trade =
                new TradeFlyweight()
                        .wrap(first("ticks/nautilus/tardis_trades.csv.gz").payload(), 0);
        assertEquals(1_582_329_602_111_000_000L, trade.venueTimeNs());
        assertEquals(1_582_329_602_418_379_000L, trade.receiveTimeNs());
        assertEquals(42_377_944, trade.venueSequence());
        assertEquals(1, trade.aggressor());
        QuoteFlyweight quote =
                new QuoteFlyweight()
                        .wrap(first("ticks/nautilus/tardis_quotes.csv.gz").payload(), 0);
        assertEquals(1_582_329_603_502_092_000L, quote.receiveTimeNs());
        assertEquals("9681.92", FixedPoint.toText(quote.bidPrice()));
        assertEquals("9682", FixedPoint.toText(quote.askPrice()));
        assertEquals("0.67", FixedPoint.toText(quote.bidSize()));
        assertEquals("0.84", FixedPoint.toText(quote.askSize()));
    }

    @Test
    void shouldTakeTheNoiseOfDoublesAway() {
        List<Event> bars = RealFiles.read("bars/freqtrade/derived-ETH_BTC-5m.csv.gz").events();
        BarFlyweight second = new BarFlyweight().wrap(bars.get(1).payload(), 0);
        assertEquals("0.09946999", FixedPoint.toText(second.open()));
        assertEquals("0.09969", FixedPoint.toText(second.close()));
    }

    @Test
    void shouldJoinBidsAndAsks() {
        Event event = first("bars/nautilus/fxcm/usdjpy-m1-bid-2013.csv.gz");
        QuoteBarFlyweight bar = new QuoteBarFlyweight().wrap(event.payload(), 0);
        assertEquals("91.715", FixedPoint.toText(bar.bidOpen()));
        assertEquals("91.653", FixedPoint.toText(bar.bidClose()));
        assertEquals("91.717", FixedPoint.toText(bar.askHigh()));
        assertEquals("91.655", FixedPoint.toText(bar.askLow()));
        Path ask = RealFiles.path("bars/nautilus/fxcm/usdjpy-m1-ask-2013.csv.gz");
        assertEquals("csv-pair", Formats.detect(ask).name());
        assertEquals(
                List.of(ask.resolveSibling("usdjpy-m1-bid-2013.csv.gz")),
                Formats.detect(ask).companions(ask));
    }

    @Test
    void shouldStartMinuteBarsOfNinjaTraderOneMinuteBeforeTheirTime() {
        Event event = first("bars/pyalgotrade/nt-spy-minute-2011-03.csv.gz");
        BarFlyweight bar = new BarFlyweight().wrap(event.payload(), 0);
        // 20110301 090100 is the end.
        assertEquals(1_298_970_000_000_000_000L, bar.startNs());
        assertEquals(1_298_970_060_000_000_000L, event.timeNs());
        assertEquals("3778", FixedPoint.toText(bar.volume()));
    }

    private static Event first(String name) {
        return RealFiles.read(name).events().getFirst();
    }
}
