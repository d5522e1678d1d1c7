package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feed.file.Adjustment;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class LeanReaderTest {

    @TempDir Path root;

    private void assertEvents(String name, String text, String... events) {
        assertEquals(List.of(events), LeanFiles.events(LeanFiles.zip(root, name, text)));
    }

    private long skipped(String name, String text) {
        Path file = LeanFiles.zip(root, name, text);
        try (EventReader reader = new LeanFormat().open(file, Reading.of(0))) {
            while (reader.advance()) {
                // Only the count is wanted.
            }
            return reader.skippedRows();
        }
    }

    @Test
    void shouldKeepEqualTradesAndMarkSuspiciousOnes() {
        assertEvents(
                "equity/usa/tick/bac/20131007_trade.zip",
                """
                14400614,139400,500,P,20002020,0
                14400614,139400,500,P,20002020,0
                14400614.25,139450,1,,,1
                """,
                "2013-10-07T08:00:00.614Z price 13.94 size 500 suspect 0",
                "2013-10-07T08:00:00.614Z price 13.94 size 500 suspect 0",
                "2013-10-07T08:00:00.614250Z price 13.945 size 1 suspect 1");
    }

    @Test
    void shouldSkipOfficialPrintsWhateverElseTheySay() {
        String text =
                """
                34200000,139400,500,N,4000000,0
                34200000,139400,500,N,2000000,0
                57600000,139500,700,N,1000001,0
                57600000,139500,700,N,8000000,0
                """;
        assertEvents(
                "equity/usa/tick/bac/20131007_trade.zip",
                text,
                "2013-10-07T13:30:00Z price 13.94 size 500 suspect 0",
                "2013-10-07T20:00:00Z price 13.95 size 700 suspect 0");
        assertEquals(2, skipped("equity/usa/tick/bac/20131008_trade.zip", text));
    }

    @Test
    void shouldReplaceOnlyTheSideThatAQuoteNames() {
        String text =
                """
                14400151,0,0,140200,500,Q,1,0
                14400554,138400,700,0,0,P,1,0
                14400554,0,0,139500,20000,P,1,1
                14404498,138500,100,0,0,P,1,0
                14404499,138300,200,138300,300,P,,0
                """;
        assertEvents(
                "equity/usa/tick/bac/20131007_quote.zip",
                text,
                "2013-10-07T08:00:00.554Z bid 13.84 ask 14.02 sizes 700 500 suspect 0",
                "2013-10-07T08:00:00.554Z bid 13.84 ask 13.95 sizes 700 20000 suspect 1",
                "2013-10-07T08:00:04.498Z bid 13.85 ask 13.95 sizes 100 20000 suspect 1",
                "2013-10-07T08:00:04.499Z bid 13.83 ask 13.83 sizes 200 300 suspect 0");
        assertEquals(1, skipped("equity/usa/tick/bac/20131008_quote.zip", text));
    }

    @Test
    void shouldReadCurrencyTicksAsTheyAre() {
        assertEvents(
                "forex/fxcm/tick/eurusd/20140502_quote.zip",
                "611,1.38626,1.38627\r\n809,1.38626,1.38620\r\n57551909,1.38724,1.38731",
                "2014-05-02T05:00:00.611Z bid 1.38626 ask 1.38627 sizes 0 0 suspect 0",
                "2014-05-02T05:00:00.809Z bid 1.38626 ask 1.3862 sizes 0 0 suspect 0",
                "2014-05-02T20:59:11.909Z bid 1.38724 ask 1.38731 sizes 0 0 suspect 0");
    }

    @Test
    void shouldReadTradeBars() {
        assertEvents(
                "equity/usa/minute/aapl/20140605_trade.zip",
                "15300000,6448000,6448100,6447900,6448000,90\n",
                "2014-06-05T08:15:00Z ohlc 644.8 644.81 644.79 644.8 volume 90 count 0"
                        + " timeframe 1");
        assertEvents(
                "crypto/coinbase/second/btcusd/20161007_trade.zip",
                "4000,611.78,611.87,611.78,611.87,0.60046\r\n30000,1,1,1,1,1e-08\r\n",
                "2016-10-07T00:00:04Z ohlc 611.78 611.87 611.78 611.87 volume 0.60046 count 0"
                        + " timeframe 0",
                "2016-10-07T00:00:30Z ohlc 1 1 1 1 volume 0.00000001 count 0 timeframe 0");
    }

    @Test
    void shouldReadQuoteBarsWhoseSizesAreFinerThanFixedPoint() {
        assertEvents(
                "crypto/coinbase/daily/btcusd_quote.zip",
                "20150427 00:00,1,4,1,2,5.813300000000000003,2,5,2,3,0.0100001\n",
                "2015-04-27T00:00:00Z bid 1 4 1 2 ask 2 5 2 3 count 0 timeframe 7");
    }

    @Test
    void shouldKeepASideFlatAtItsLastCloseWhereItIsAbsent() {
        String text =
                """
                14400000,10000,30000,10000,20000,100,,,,,
                14460000,,,,,,40000,50000,40000,45000,100
                14520000,10000,10000,10000,10000,100,0,0,0,0,0
                14580000,0,0,0,0,0,60000,60000,60000,60000,100
                """;
        assertEvents(
                "equity/usa/minute/bac/20131007_quote.zip",
                text,
                "2013-10-07T08:01:00Z bid 2 2 2 2 ask 4 5 4 4.5 count 0 timeframe 1",
                "2013-10-07T08:02:00Z bid 1 1 1 1 ask 4.5 4.5 4.5 4.5 count 0 timeframe 1",
                "2013-10-07T08:03:00Z bid 1 1 1 1 ask 6 6 6 6 count 0 timeframe 1");
        assertEquals(1, skipped("equity/usa/minute/bac/20131008_quote.zip", text));
    }

    @ParameterizedTest(name = "{0} at {1} is {2}")
    @CsvSource({
        // Daylight saving of 2008 began on March 9.
        "equity/usa/minute/shy/20080307_trade.zip, 34200000, 2008-03-07T14:30:00Z",
        "equity/usa/minute/shy/20080310_trade.zip, 34200000, 2008-03-10T13:30:00Z",
        // On the day itself, around the hour that is left out.
        "equity/usa/minute/shy/20080309_trade.zip, 7140000, 2008-03-09T06:59:00Z",
        "equity/usa/minute/shy/20080309_trade.zip, 10800000, 2008-03-09T07:00:00Z",
        // And around the hour that stands twice.
        "equity/usa/minute/shy/20081102_trade.zip, 3600000, 2008-11-02T05:00:00Z",
        "equity/usa/minute/shy/20081102_trade.zip, 7200000, 2008-11-02T07:00:00Z",
        "equity/usa/second/spy/20131007_trade.zip, 86399000, 2013-10-08T03:59:59Z",
        "equity/usa/hour/spy.zip, 20131007 09:00, 2013-10-07T13:00:00Z",
        "equity/usa/hour/spy.zip, 20131107 09:00, 2013-11-07T14:00:00Z",
        // A day of shares begins at 04:00 New York.
        "equity/usa/daily/spy.zip, 20131007 00:00, 2013-10-07T08:00:00Z",
        "equity/usa/daily/spy.zip, 20131107 00:00, 2013-11-07T09:00:00Z",
        "equity/usa/daily/spy.zip, 20080309 00:00, 2008-03-09T08:00:00Z",
        "crypto/coinbase/daily/btcusd_trade.zip, 20161007 00:00, 2016-10-07T00:00:00Z",
        "crypto/coinbase/hour/btcusd_trade.zip, 20160229 23:00, 2016-02-29T23:00:00Z",
    })
    void shouldReadTimesByTheClockOfTheMarket(String name, String time, String start) {
        String event =
                LeanFiles.events(LeanFiles.zip(root, name, time + ",1,1,1,1,1\n")).getFirst();
        assertEquals(start, event.split(" ", 2)[0]);
    }

    @ParameterizedTest(name = "{0} at {1} is {2}")
    @CsvSource({
        "forex/fxcm/minute/eurusd/20140701_quote.zip, 0, 2014-07-01T05:00:00Z",
        "forex/fxcm/hour/eurusd.zip, 20140101 19:00, 2014-01-02T00:00:00Z",
        "forex/oanda/minute/eurusd/20140701_quote.zip, 0, 2014-07-01T00:00:00Z",
        "forex/oanda/hour/eurusd.zip, 20140701 21:00, 2014-07-01T21:00:00Z",
        "forex/oanda/daily/eurusd.zip, 20140701 00:00, 2014-07-01T00:00:00Z",
        "cfd/oanda/minute/xauusd/20140701_quote.zip, 60000, 2014-07-01T00:01:00Z",
    })
    void shouldReadTimesOfPairsByTheClockOfTheMarket(String name, String time, String start) {
        Path file = LeanFiles.zip(root, name, time + ",1,1,1,1,0,1,1,1,1,0\n");
        assertEquals(start, LeanFiles.events(file).getFirst().split(" ", 2)[0]);
    }

    @Test
    void shouldEndADayOfSharesBeforeTheNextOneBegins() {
        Path file =
                LeanFiles.zip(
                        root,
                        "equity/usa/daily/spy.zip",
                        "20131007 00:00,1,1,1,1,1\n20131008 00:00,1,1,1,1,1\n");
        try (EventReader reader = new LeanFormat().open(file, Reading.of(0))) {
            reader.advance();
            long endNs = reader.timeNs();
            reader.advance();
            assertEquals(endNs, reader.rowTimeNs());
            assertEquals(2, reader.line());
            assertEquals(Optional.of(Timeframe.D1), reader.timeframe());
        }
    }

    @Test
    void shouldLetTicksGoBackAsFarAsIsAllowed() {
        Path file =
                LeanFiles.zip(root, "forex/oanda/tick/eurusd/20140701_quote.zip", "9,1,1\n4,1,1\n");
        Reading tolerant = new Reading(0, Optional.empty(), Adjustment.RAW, 5_000_000);

        assertEquals(2, LeanFiles.events(file, tolerant).size());
    }

    @Test
    void shouldReadPlainTextWhereLeanIsAskedFor() {
        Path file = LeanFiles.text(root, "equity/usa/daily/spy.csv", "20131007 00:00,1,1,1,1,1\n");

        assertEquals(1, LeanFiles.events(file).size());
    }
}
