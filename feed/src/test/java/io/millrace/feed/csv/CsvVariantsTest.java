package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class CsvVariantsTest {

    private static final String BARS = "time,open,high,low,close\n";
    private static final String FIRST = "2013-02-01 00:00:00+00:00,2,4,1,3\n";
    private static final String SECOND = "2013-02-01 00:01:00+00:00,3,3,3,3\n";
    private static final String THIRD = "2013-02-01 00:02:00+00:00,3,3,3,3\n";

    private static final String TARDIS_TRADES =
            """
            exchange,symbol,timestamp,local_timestamp,id,side,price,amount
            b,B,1582329602111000,1582329602418379,42,buy,9682,0.132
            """;
    private static final String TARDIS_QUOTES =
            """
            symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount
            B,1582329601096000,1582329603502092,2,6,5,3
            """;
    private static final String MT_GOX =
            """
            id,price,amount,type
            1356998659486096,13.5,2,ask
            1356998738639088,13.6,1,bid
            """;

    @TempDir Path directory;

    private Path file(String text) {
        return SampleFiles.write(directory, "a.csv", text);
    }

    private void assertRefused(Path file, String message) {
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": " + message, e.getMessage());
    }

    @Test
    void shouldReadTradesOfTardis() {
        assertEquals(
                List.of(
                        "TRADE 0 48 1582329602111000000 1582329602111000000 1582329602418379000"
                                + " price 9682 size 0.132 sequence 42 side 1 suspect 0 reserved 0"),
                SampleFiles.events(file(TARDIS_TRADES)));
    }

    @Test
    void shouldReadQuotesOfTardis() {
        assertEquals(
                List.of(
                        "QUOTE 0 64 1582329601096000000 1582329601096000000 1582329603502092000 bid"
                                + " 5 ask 6 sizes 3 2 sequence 0 suspect 0 reserved 0"),
                SampleFiles.events(file(TARDIS_QUOTES)));
    }

    @Test
    void shouldReadTradesOfMtGox() {
        assertEquals(
                List.of(
                        "TRADE 0 48 1356998659486096000 1356998659486096000 1356998659486096000"
                                + " price 13.5 size 2 sequence 1356998659486096 side 2 suspect 0"
                                + " reserved 0",
                        "TRADE 0 48 1356998738639088000 1356998738639088000 1356998738639088000"
                                + " price 13.6 size 1 sequence 1356998738639088 side 1 suspect 0"
                                + " reserved 0"),
                SampleFiles.events(file(MT_GOX)));
        assertRefused(
                file("id,price,amount,type\n1356998659486096,13.5,2,buy\n"),
                "line 2: type is \"buy\"; it must be bid or ask");
    }

    @Test
    void shouldReadQuoteBars() {
        String header =
                "time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close\n";
        assertEquals(
                List.of(
                        "QUOTE_BAR 0 80 1642204860000000000 start 1642204800000000000 bid 2 4 1 3"
                                + " ask 3 5 2 4 count 0 timeframe 1",
                        "QUOTE_BAR 0 80 1642204920000000000 start 1642204860000000000 bid 2 4 1 3"
                                + " ask 3 5 2 4 count 0 timeframe 1"),
                SampleFiles.events(
                        file(
                                header
                                        + "1642204800,2,4,1,3,3,5,2,4\n"
                                        + "1642204860,2,4,1,3,3,5,2,4\n")));
        assertRefused(
                file(header + "1642204800,2,4,1,3,3,5,2,4\n1642204860,2,4,1,3,3,2,2,4\n"),
                "line 3: ask_high is \"2\"; it must not be below open, low and close");
        assertRefused(
                file("time,bid_open,ask_open\n1642204800,2,4\n"),
                "line 1: header is \"time,bid_open,ask_open\"; it must name bid_high as well");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1/3/2017,2/28/2017",
                "01/03/2017,02/28/2017",
                "2017-01-03,2017-02-28",
                "1/3/2017 0:00,2/28/2017 00:00:00"
            })
    void shouldReadDatesWithTheMonthFirst(String dates) {
        int comma = dates.indexOf(',');
        Path file =
                file(
                        ",Open,High,Low,Close,Volume\n1/2/2017,2,4,1,3,7\n"
                                        .replace("1/2/2017", other(dates))
                                + dates.substring(0, comma)
                                + ",2,4,1,3,7\n"
                                + dates.substring(comma + 1)
                                + ",2,4,1,3,7\n");
        List<String> events = SampleFiles.events(file);
        assertEquals(3, events.size());
        assertEquals(
                "BAR 0 56 1483488000000000000 start 1483401600000000000 ohlc 2 4 1 3 volume 7 count"
                        + " 0 timeframe 7",
                events.get(1));
    }

    private static String other(String dates) {
        return dates.startsWith("2017") ? "2017-01-02" : "1/2/2017";
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "13/1/2017",
                "2/29/2017",
                "1/2/17",
                "1/2/20177",
                "1-2/2017",
                "1/2/2017 ",
                "//2017",
                "1/2/2017 24:00",
                "1/2/2017 9",
                "001/2/2017"
            })
    void shouldRefuseDateWhenItIsNone(String date) {
        assertRefused(
                file("date,price\n1/1/2017,1\n\"" + date + "x\",1\n"),
                "line 3: date is \""
                        + date
                        + "x\"; it must be month/day/year such as 1/31/2024, as in the first row");
    }

    @Test
    void shouldStartBarsOfNinjaTraderOneMinuteBeforeTheirTime() {
        Path file = file("20110301 090100;133.9;134;133;134;3778\n20110301 090300;1;1;1;1;4\n");
        assertEquals("ninjatrader", Formats.detect(file).name());
        assertEquals(
                "BAR 0 56 1298970060000000000 start 1298970000000000000 ohlc 133.9 134 133 134"
                        + " volume 3778 count 0 timeframe 1",
                SampleFiles.events(file).getFirst());
        assertRefused(
                file("20110301 090100;1;1;1;1;4\n20110301 096100;1;1;1;1;4\n"),
                "line 2: time is \"20110301 096100\"; it must be text such as 20240131 093000");
    }

    private Path pair(String bids, String asks) {
        SampleFiles.write(directory, "usdjpy-m1-ask-2013.csv", BARS + asks);
        return SampleFiles.write(directory, "usdjpy-m1-bid-2013.csv", BARS + bids);
    }

    @Test
    void shouldJoinBidsAndAsksWhicheverIsNamed() {
        Path bid = pair(FIRST + SECOND, FIRST.replace("2,4,1,3", "3,5,2,4") + SECOND);
        assertEquals("csv-pair", Formats.detect(bid).name());
        List<String> events = SampleFiles.events(bid);
        assertEquals(
                List.of(
                        "QUOTE_BAR 0 80 1359676860000000000 start 1359676800000000000 bid 2 4 1 3"
                                + " ask 3 5 2 4 count 0 timeframe 1",
                        "QUOTE_BAR 0 80 1359676920000000000 start 1359676860000000000 bid 3 3 3 3"
                                + " ask 3 3 3 3 count 0 timeframe 1"),
                events);
        Path ask = bid.resolveSibling("usdjpy-m1-ask-2013.csv");
        assertEquals(events, SampleFiles.events(ask));
        assertEquals(List.of(bid), new CsvPairFormat().companions(ask));
    }

    @Test
    void shouldRefusePairWhenItsRowsDoNotMatch() {
        Path bid = pair(FIRST + SECOND + THIRD, FIRST + THIRD);
        String ask = bid.resolveSibling("usdjpy-m1-ask-2013.csv").toString();
        assertRefused(
                bid,
                "line 3: time is \"2013-02-01 00:01:00+00:00\"; it must be the time of line 3 of "
                        + ask
                        + ", where time is \"2013-02-01 00:02:00+00:00\"");
        assertRefused(
                pair(FIRST + SECOND + THIRD, FIRST + SECOND),
                "line 4: time is \"2013-02-01 00:02:00+00:00\"; "
                        + ask
                        + " ends at line 3 and must have the same rows");
        Path alone = SampleFiles.write(directory, "eur_ask.csv", BARS + FIRST);
        assertRefused(
                alone,
                "file eur_bid.csv is missing beside it; bars of bid and ask must stand in two"
                        + " files");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"price, 12", "side, 14", "id, 16", "time, 1"})
    void shouldRefuseUsedFieldThatIsNotUtf8(String column, int at) {
        byte[] text =
                "time,price,side,id,note\n1642204800,1,b,7,x\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        text[23 + at] = (byte) 0xE9;
        Path file = SampleFiles.write(directory, "a.csv", text);
        assertEquals(column, column.strip());
        assertRefused(file, "line 2: byte " + at + " is not UTF-8; it must be UTF-8 text");
    }

    @Test
    void shouldLeaveUnusedFieldsAlone() {
        byte[] text =
                "time,price,note\n1642204800,1,x\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        text[29] = (byte) 0xE9;
        assertEquals(1, SampleFiles.events(SampleFiles.write(directory, "a.csv", text)).size());
    }
}
