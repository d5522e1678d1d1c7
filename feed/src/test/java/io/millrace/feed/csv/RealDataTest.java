package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.feed.CountingSink;
import io.millrace.feed.Pacing;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.FileSource;
import io.millrace.model.event.EventSource;
import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole recorded days; skipped where they are not there. */
class RealDataTest {

    private static CountingSink read(String name) {
        Path file =
                Path.of(System.getProperty("millrace.root", "."))
                        .resolve("../shared/data")
                        .resolve(name)
                        .normalize();
        assumeTrue(Files.isRegularFile(file), file + " is not there");
        CountingSink sink = new CountingSink(false);
        try (FileSource source =
                new FileSource(List.of(SampleFiles.open(file, 0)), Pacing.MAX, () -> 0)) {
            int count;
            do {
                count = source.poll(sink, 1_000);
            } while (count != EventSource.END);
        }
        return sink;
    }

    @Test
    void shouldReadEveryTradeWhenTheDayIsBtcusdt() {
        CountingSink day = read("ticks/derived/btcusdt_binance_trades_20220115.csv.gz");

        assertEquals(451_466, day.count());
        assertEquals(1_642_204_800_000_000_000L, day.firstTimeNs());
        assertEquals(1_642_291_170_134_000_000L, day.lastTimeNs());
        assertEquals("13370.62255", FixedPoint.toText(day.sizes()));
    }

    @Test
    void shouldReadEveryQuoteWhenTheDayIsAudusd() {
        CountingSink day = read("ticks/derived/AUDUSD_quotes_20200130.csv.gz");

        assertEquals(100_000, day.count());
        assertEquals(1_580_398_089_820_000_000L, day.firstTimeNs());
        assertEquals(1580504394501000000L, day.lastTimeNs());
    }
}
