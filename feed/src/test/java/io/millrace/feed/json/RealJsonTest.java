package io.millrace.feed.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feed.RealFiles;
import io.millrace.feed.RecordingSink;
import io.millrace.feed.RecordingSink.Event;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** Files of freqtrade and ta4j; skipped where they are not there. */
class RealJsonTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bars/freqtrade/UNITTEST_BTC-1m.json.gz, 13681, 1509836580000, 1510700400000, 1",
        "bars/ta4j/Coinbase-BTC-USD-PT4H-20160518_20251028.json.gz, 20695, 1463558400000,"
                + " 1761624000000, 6"
    })
    void shouldReadEveryBar(String name, int count, long firstMs, long lastMs, int timeframe) {
        List<Event> bars = RealFiles.read(name).events(EventType.BAR);
        assertEquals(count, bars.size());
        assertEquals(firstMs * 1_000_000, bars.getFirst().timeNs());
        assertEquals(lastMs * 1_000_000, bars.getLast().timeNs());
        assertEquals(timeframe, new BarFlyweight().wrap(bars.getLast().payload(), 0).timeframe());
    }

    @ParameterizedTest(name = "{0}: {1} bars")
    @CsvSource({"M1, 2469", "M5, 706"})
    void shouldRebuildTheBarsOfXrpFromItsTrades(Timeframe timeframe, int count) {
        List<Event> trades =
                RealFiles.read("ticks/freqtrade/XRP_ETH-trades.json.gz").events(EventType.TRADE);
        assertEquals(12_477, trades.size());
        String name = "ticks/freqtrade/derived-XRP_ETH-" + timeframe.label() + ".csv.gz";
        List<String> expected = new ArrayList<>();
        for (Event event : RealFiles.read(name).events(EventType.BAR)) {
            BarFlyweight bar = new BarFlyweight().wrap(event.payload(), 0);
            expected.add(
                    text(bar.startNs(), bar.open(), bar.high(), bar.low(), bar.close())
                            + bar.volume());
        }
        assertEquals(count, expected.size());
        assertEquals(expected, bars(trades, timeframe));
    }

    @Test
    void shouldReadTradesWithoutAHoleInTheirNumbers() {
        RecordingSink sink = RealFiles.read("ticks/freqtrade/XRP_ETH-trades.json.gz");
        long before = 13_519_806;
        for (Event event : sink.events()) {
            before++;
            TradeFlyweight trade = new TradeFlyweight().wrap(event.payload(), 0);
            assertEquals(before, trade.venueSequence());
        }
        assertEquals(13_532_283, before);
    }

    /** Slow and obvious: a list of trades for each bar. */
    private static List<String> bars(List<Event> trades, Timeframe timeframe) {
        List<String> bars = new ArrayList<>();
        List<TradeFlyweight> open = new ArrayList<>();
        for (Event event : trades) {
            TradeFlyweight trade = new TradeFlyweight().wrap(event.payload(), 0);
            boolean ended =
                    !open.isEmpty()
                            && timeframe.startOf(open.getFirst().venueTimeNs())
                                    != timeframe.startOf(trade.venueTimeNs());
            if (ended) {
                bars.add(bar(open, timeframe));
                open.clear();
            }
            open.add(trade);
        }
        bars.add(bar(open, timeframe));
        return bars;
    }

    private static String bar(List<TradeFlyweight> trades, Timeframe timeframe) {
        long high = trades.stream().mapToLong(TradeFlyweight::price).max().orElseThrow();
        long low = trades.stream().mapToLong(TradeFlyweight::price).min().orElseThrow();
        return text(
                        timeframe.startOf(trades.getFirst().venueTimeNs()),
                        trades.getFirst().price(),
                        high,
                        low,
                        trades.getLast().price())
                + trades.stream().mapToLong(TradeFlyweight::size).sum();
    }

    private static String text(long start, long open, long high, long low, long close) {
        return start + " " + open + " " + high + " " + low + " " + close + " ";
    }
}
