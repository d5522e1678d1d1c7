package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.time.Timeframe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.BiPredicate;

/** The vendor's own bars as judge over the ticks; skipped where the files are not there. */
class OracleTest {

    private static final String ROOT = "ticks/lean/";

    private static SortedMap<Long, long[]> read(String name, String folder, Timeframe timeframe) {
        Path file = LeanFiles.recorded(ROOT + name.replace("*", folder));
        return Buckets.of(file, timeframe);
    }

    /** How many bars of the vendor agree with those made here. */
    private static int count(
            SortedMap<Long, long[]> made,
            SortedMap<Long, long[]> given,
            BiPredicate<long[], long[]> agrees) {
        int count = 0;
        for (Long start : given.keySet()) {
            long[] bar = made.get(start);
            count += bar != null && agrees.test(bar, given.get(start)) ? 1 : 0;
        }
        return count;
    }

    private static void assertSame(SortedMap<Long, long[]> made, SortedMap<Long, long[]> given) {
        assertEquals(given.keySet(), made.keySet());
        given.forEach((start, bar) -> assertArrayEquals(bar, made.get(start), "bar " + start));
    }

    @ParameterizedTest(name = "{0}: {1} seconds, {2} minutes")
    @CsvSource({
        "forex/fxcm/*/eurusd/20140501_quote.zip, 17421, 1426",
        "forex/fxcm/*/eurusd/20140502_quote.zip, 20305, 958",
        "forex/fxcm/*/eurusd/20140504_quote.zip, 3409, 547",
        "forex/fxcm/*/eurusd/20140505_quote.zip, 17495, 1410",
        "forex/fxcm/*/eurusd/20140506_quote.zip, 25389, 1431",
        "forex/oanda/*/nzdusd/20140507_quote.zip, 19324, 1416",
        "forex/oanda/*/nzdusd/20140508_quote.zip, 21643, 1422",
        "forex/oanda/*/nzdusd/20140509_quote.zip, 13973, 1234",
    })
    void shouldRebuildQuoteBarsExactlyFromCurrencyTicks(String name, int seconds, int minutes) {
        SortedMap<Long, long[]> bySecond = read(name, "tick", Timeframe.S1);
        SortedMap<Long, long[]> byMinute = read(name, "tick", Timeframe.M1);

        assertEquals(seconds, bySecond.size());
        assertEquals(minutes, byMinute.size());
        assertSame(bySecond, read(name, "second", Timeframe.S1));
        assertSame(byMinute, read(name, "minute", Timeframe.M1));
    }

    @ParameterizedTest(name = "{0}: {1} minutes")
    @CsvSource("crypto/coinbase/*/btcusd/20161007_trade.zip, 1419")
    void shouldRebuildMinutesExactlyFromCoinbaseSeconds(String name, int minutes) {
        SortedMap<Long, long[]> made = read(name, "second", Timeframe.M1);

        assertEquals(minutes, made.size());
        assertSame(made, read(name, "minute", Timeframe.M1));
    }

    @ParameterizedTest(name = "{0}: {2} of {1} volumes, {3} within the ticks")
    @CsvSource({
        "equity/usa/*/bac/20131007_trade.zip, 595, 593, 595",
        "equity/usa/*/bac/20131008_trade.zip, 573, 570, 573",
        "equity/usa/*/ibm/20131007_trade.zip, 453, 451, 453",
        "equity/usa/*/spy/20131007_trade.zip, 828, 825, 828",
    })
    void shouldSumVolumesOfShareMinutes(String name, int minutes, int equal, int within) {
        SortedMap<Long, long[]> made = read(name, "tick", Timeframe.M1);
        SortedMap<Long, long[]> given = read(name, "minute", Timeframe.M1);

        assertEquals(given.keySet(), made.keySet());
        assertEquals(minutes, given.size());
        assertEquals(equal, count(made, given, (bar, vendors) -> bar[4] == vendors[4]));
        assertEquals(
                within,
                count(made, given, (bar, vendors) -> vendors[1] <= bar[1] && vendors[2] >= bar[2]));
    }

    @ParameterizedTest(name = "{0}: {2} of {1} closes")
    @CsvSource({
        "equity/usa/*/bac/20131007_quote.zip, 641, 641",
        "equity/usa/*/bac/20131008_quote.zip, 636, 636",
        "equity/usa/*/ibm/20131007_quote.zip, 554, 554",
    })
    void shouldEndShareMinutesWithTheirLastQuote(String name, int minutes, int equal) {
        SortedMap<Long, long[]> made = read(name, "tick", Timeframe.M1);
        SortedMap<Long, long[]> given = read(name, "minute", Timeframe.M1);

        assertEquals(minutes, given.size());
        assertEquals(
                equal,
                count(made, given, (bar, vendors) -> bar[3] == vendors[3] && bar[7] == vendors[7]));
    }
}
