package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.Pacing;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.format.Formats;
import io.millrace.feed.text.Rows;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class CsvFormatTest {

    private static final String T0 = "1642204800000000000";
    private static final String TRADE =
            "TRADE 0 48 "
                    + T0
                    + " "
                    + T0
                    + " "
                    + T0
                    + " price 100.5 size %s sequence %s side %s"
                    + " suspect 0 reserved 0";
    private static final String BARS =
            """
            time,open,high,low,close,volume
            2022-01-15,10,12,9,11,5
            2022-01-16,11,11,11,11,0
            2022-01-19,11,12,10,10.5,1.25
            """;

    @TempDir Path directory;

    private Path file(String text) {
        return SampleFiles.write(directory, "a.csv", text.replace("|", "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "time,price|1642204800,100.5|; 0; 0; 0",
                "time,price|1642204800,100.5; 0; 0; 0",
                "time,price|1642204800,100.5|||; 0; 0; 0",
                "timestamp,price,size|1642204800000,100.5,2|; 2; 0; 0",
                "ts,price,quantity|1642204800000000,100.5,1e-05|; 0.00001; 0; 0",
                "date,price,qty|1642204800000000000,100.5,2.50|; 2.5; 0; 0",
                "Date,PRICE,Amount|2022-01-15,100.5,3|; 3; 0; 0",
                "ts_s,price,volume|1642204800,100.5,3|; 3; 0; 0",
                "ts_ms,price,size,volume|1642204800000,100.5,3,99|; 3; 0; 0",
                "TIME_US,price,size|1642204800000000,100.5,3|; 3; 0; 0",
                "timestamp_ns,price,size|1642204800000000000,100.5,3|; 3; 0; 0",
                "size,side,price,time|3,buy,100.5,2022-01-15T00:00:00Z|; 3; 0; 1",
                "time,price,side|1642204800,100.5,SELL|; 0; 0; 2",
                "time,price,side|1642204800,100.5,b|; 0; 0; 1",
                "time,price,side|1642204800,100.5,S|; 0; 0; 2",
                "time,price,side|1642204800,100.5,1|; 0; 0; 1",
                "time,price,side|1642204800,100.5,-1|; 0; 0; 2",
                "time,price,side|1642204800,100.5,|; 0; 0; 0",
                "time,price,side|1642204800,100.5,unknown|; 0; 0; 0",
                "time,price,id|1642204800,100.5,77|; 0; 77; 0",
                "time,price,id,trade_id|1642204800,100.5,1,88|; 0; 88; 0",
                "time,price,id|1642204800,100.5,a-b-c|; 0; 0; 0",
                "time,price,id|1642204800,100.5,9223372036854775807|; 0; 9223372036854775807; 0",
                "\"time\",\"price\"|\"1642204800\",\"100.5\"|; 0; 0; 0",
                "time , price| 1642204800 , \"100.5\" |; 0; 0; 0",
                "note,time,price|\"a,\"\"b\"\",c\",1642204800,100.5|; 0; 0; 0",
                "note,time,price|caf\u00e9 5\",1642204800,100.5|; 0; 0; 0"
            })
    void shouldReadTradeWhenRowIsGood(String text, String size, String sequence, String side) {
        assertEquals(
                List.of(TRADE.formatted(size, sequence, side)), SampleFiles.events(file(text)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "ts_ns,bid,ask|1642204800000000000,1.5,1.6|; 1.5; 1.6; 0 0; 0",
                "time,ask_size,bid_size,ask,bid|1642204800,2,1,1.6,1.5|; 1.5; 1.6; 1 2; 0",
                "time,bid,ask|1642204800,1.5,1.5|; 1.5; 1.5; 0 0; 0",
                "time,bid,ask|1642204800,1.6,1.5|; 1.6; 1.5; 0 0; 0"
            })
    void shouldReadQuoteWhenRowIsGood(
            String text, String bid, String ask, String sizes, String suspect) {
        String times = T0 + " " + T0 + " " + T0;
        assertEquals(
                List.of(
                        "QUOTE 0 64 %s bid %s ask %s sizes %s sequence 0 suspect %s reserved 0"
                                .formatted(times, bid, ask, sizes, suspect)),
                SampleFiles.events(file(text)));
    }

    @Test
    void shouldOfferBarAtItsEndWhenTimeframeIsInferred() {
        Path path = file(BARS);
        try (TickFile file = SampleFiles.open(path, 0)) {
            assertEquals(DataKind.BARS, file.kind());
            assertEquals(Optional.of(Timeframe.D1), file.timeframe());
            assertEquals(1_642_291_200_000_000_000L, file.firstTimeNs());
            assertTrue(file.hasSizes());
        }
        assertEquals(
                List.of(
                        "BAR 0 56 1642291200000000000 start 1642204800000000000"
                                + " ohlc 10 12 9 11 volume 5 count 0 timeframe 7",
                        "BAR 0 56 1642377600000000000 start 1642291200000000000"
                                + " ohlc 11 11 11 11 volume 0 count 0 timeframe 7",
                        "BAR 0 56 1642636800000000000 start 1642550400000000000"
                                + " ohlc 11 12 10 10.5 volume 1.25 count 0 timeframe 7"),
                SampleFiles.events(path));
    }

    @ParameterizedTest
    @CsvSource({
        "1, S1",
        "60, M1",
        "300, M5",
        "900, M15",
        "1800, M30",
        "3600, H1",
        "14400, H4",
        "86400, D1"
    })
    void shouldInferTimeframeWhenSmallestStepIsKnown(int step, Timeframe expected) {
        StringBuilder text = new StringBuilder("time,open,high,low,close\n");
        for (int i : new int[] {0, 5, 6, 20}) {
            text.append(1_642_204_800L + (long) i * step).append(",1,1,1,1\n");
        }
        try (TickFile file = SampleFiles.open(file(text.toString()), 0)) {
            assertEquals(Optional.of(expected), file.timeframe());
            assertFalse(file.hasSizes());
        }
    }

    @Test
    void shouldTakeTimeframeOfTheCallerWhenItIsGiven() {
        Path path = file("time,open,high,low,close|2022-01-15,1,1,1,1|");
        try (TickFile file = Formats.open(path, Reading.of(3).withTimeframe(Timeframe.M5))) {
            assertEquals(Optional.of(Timeframe.M5), file.timeframe());
            assertEquals(1_642_205_100_000_000_000L, file.firstTimeNs());
            assertEquals(3, file.instrumentId());
            assertEquals(path, file.file());
        }
    }

    @Test
    void shouldKnowKindAndFirstTimeWhenFileIsOpened() {
        Path path = file("time,price|1642204800.5,1|1642204801,2|");
        try (TickFile file = SampleFiles.open(path, 0)) {
            assertEquals(DataKind.TRADES, file.kind());
            assertEquals(1_642_204_800_500_000_000L, file.firstTimeNs());
            assertEquals(Optional.empty(), file.timeframe());
            assertFalse(file.hasSizes());
        }
    }

    @Test
    void shouldReadTheSameWhenTextIsPackedOrEndsItsLinesOtherwise() {
        List<String> expected = SampleFiles.events(file(BARS));
        assertEquals(3, expected.size());

        byte[] gzip = SampleFiles.gzip(BARS);
        assertEquals(expected, SampleFiles.events(SampleFiles.write(directory, "b.csv", gzip)));
        byte[] zip = SampleFiles.zip(BARS);
        assertEquals(expected, SampleFiles.events(SampleFiles.write(directory, "c.gz", zip)));
        String windows = "\uFEFF" + BARS.replace("\n", "\r\n");
        assertEquals(expected, SampleFiles.events(file(windows)));
        assertEquals(expected, SampleFiles.events(file(windows + "\r\n\r\n")));
        assertEquals(expected, SampleFiles.events(file(windows.strip())));
        assertEquals(expected, SampleFiles.events(file(windows.strip() + "\r")));
    }

    @Test
    void shouldReadAllRowsWhenLinesStraddleTheBuffer() {
        StringBuilder text = new StringBuilder("time,price,note\n");
        int rows = 60_000;
        for (int i = 0; i < rows; i++) {
            text.append(1_642_204_800_000L + i).append(",1.").append(i % 97 + 1).append(',');
            text.append("x".repeat(i % 41)).append('\n');
        }
        List<String> events = SampleFiles.events(file(text.toString()));

        assertEquals(rows, events.size());
        for (int i = 0; i < rows; i++) {
            String price = "price " + stripped("1." + (i % 97 + 1)) + " size";
            assertTrue(events.get(i).contains(price), events.get(i));
        }
    }

    @Test
    void shouldReadLineWhenItIsExactlyAsLongAsItMayBe() {
        String row = "1642204800,1,";
        String text = "time,price,note\n" + row + "x".repeat(Rows.MAX_LINE - row.length());

        assertEquals(1, SampleFiles.events(file(text)).size());
        assertEquals(1, SampleFiles.events(file(text + "\n")).size());
    }

    @Test
    void shouldZeroReservedBytesWhenSlotHeldSomethingElse() {
        byte[] bytes = "time,price\n1642204800,1\n".getBytes(UTF_8);
        Path path = SampleFiles.write(directory, "r.csv", bytes);
        try (FileSource source =
                new FileSource(List.of(SampleFiles.open(path, 5)), Pacing.MAX, () -> 0)) {
            assertEquals(path.toString(), source.name());
            assertTrue(SampleFiles.drain(source).getFirst().endsWith("suspect 0 reserved 0"));
        }
    }

    private static String stripped(String decimal) {
        return new java.math.BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }
}
