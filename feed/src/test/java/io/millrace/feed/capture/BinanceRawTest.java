package io.millrace.feed.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class BinanceRawTest {

    private static final String TRADE =
            "1723161254087896568 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\","
                    + "\"E\":1723161255343,\"s\":\"BTCUSDT\",\"t\":37,\"p\":\"61837.63000000\","
                    + "\"q\":\"0.02000000\",\"T\":1723161255342,\"m\":true,\"M\":true}}";
    private static final String TICKER =
            "1723161254087891268 {\"u\":9,\"s\":\"BTCUSDT\",\"b\":\"5.5\",\"B\":\"3\","
                    + "\"a\":\"6\",\"A\":\"4\"}";
    private static final String SNAPSHOT =
            "1723161254000000000 {\"lastUpdateId\":20,\"bids\":[[\"5\",\"1\"],[\"4\",\"2\"]],"
                    + "\"asks\":[[\"7\",\"3\"],[\"8\",\"4\"]]}";

    @TempDir Path directory;

    private Path file(String... lines) {
        return SampleFiles.write(directory, "btcusdt.txt", String.join("\n", lines) + "\n");
    }

    private static String depth(String numbers, String bids, String asks) {
        return "1723161254000000000 {\"e\":\"depthUpdate\",\"E\":1723161255000,\"s\":\"BTCUSDT\","
                + numbers
                + ",\"b\":["
                + bids
                + "],\"a\":["
                + asks
                + "]}";
    }

    private static String quote(String rest) {
        return "QUOTE 0 64 1723161255000000000 1723161255000000000 1723161254000000000 "
                + rest
                + " suspect 0 reserved 0";
    }

    private List<String> events(String... lines) {
        Path file = file(lines);
        assertEquals("binance-raw", Formats.detect(file).name());
        return SampleFiles.events(file);
    }

    private static long faults(Path file) {
        try (EventReader reader = new BinanceRaw().open(file, Reading.of(0))) {
            while (reader.advance()) {
                assertEquals(0, reader.timeframe().stream().count());
            }
            return reader.faults();
        }
    }

    @Test
    void shouldReadTradeAndQuoteWithTheirTimesAndNumbers() {
        assertEquals(
                List.of(
                        "TRADE 0 48 1723161255342000000 1723161255342000000 1723161254087896568"
                                + " price 61837.63 size 0.02 sequence 37 side 2 suspect 0 reserved"
                                + " 0",
                        "QUOTE 0 64 1723161255342000000 1723161255342000000 1723161254087891268"
                                + " bid 5.5 ask 6 sizes 3 4 sequence 9 suspect 0 reserved 0"),
                events(TRADE, TICKER));
    }

    @Test
    void shouldTakeTheReceiveTimeWhenTheVenueToldNone() {
        assertEquals(
                List.of(
                        "QUOTE 0 64 1723161254087891268 1723161254087891268 1723161254087891268"
                                + " bid 5.5 ask 6 sizes 3 4 sequence 9 suspect 0 reserved 0"),
                events("1723161254000000000 {\"result\":null,\"id\":1}", TICKER));
    }

    @Test
    void shouldTellTradesOnceWhenBothKindsAreRecorded() {
        String aggregate =
                TRADE.replace("\"e\":\"trade\"", "\"e\":\"aggTrade\"").replace("\"t\":", "\"a\":");
        assertEquals(1, events(TRADE, aggregate).size());
        assertEquals(1, events(aggregate, TRADE).size());
        assertEquals(events(TRADE), events(aggregate));
    }

    @Test
    void shouldDoubtTradesThatAreNoneOfTheMarket() {
        String fund = TRADE.replace("\"m\":", "\"X\":\"INSURANCE_FUND\",\"m\":");
        assertEquals(
                List.of(events(TRADE).getFirst().replace("suspect 0", "suspect 1")), events(fund));
        String free = TRADE.replace("61837.63000000", "0").replace("\"m\":", "\"X\":\"NA\",\"m\":");
        assertEquals(1, events(free, TRADE).size());
    }

    @Test
    void shouldKeepABookWhenThereIsNoTicker() {
        assertEquals(
                List.of(
                        quote("bid 6 ask 7 sizes 9 3 sequence 20"),
                        quote("bid 6 ask 6.5 sizes 9 2 sequence 23"),
                        quote("bid 5 ask 6.5 sizes 1 2 sequence 24")),
                events(
                        // Before the snapshot; its levels are newer than those of the snapshot.
                        depth("\"U\":18,\"u\":21", "[\"6\",\"9\"]", "[\"7.5\",\"0\"]"),
                        SNAPSHOT.replace("{\"last", "{\"E\":1723161255000,\"last"),
                        depth("\"U\":22,\"u\":22", "[\"4\",\"0\"]", "[\"9\",\"1\"]"),
                        depth("\"U\":23,\"u\":23", "", "[\"6.5\",\"2\"]"),
                        depth("\"U\":24,\"u\":24", "[\"6\",\"0\"]", "")));
    }

    @Test
    void shouldGiveNoQuoteFromTheBookBetweenAHoleAndTheNextSnapshot() {
        Path file =
                file(
                        SNAPSHOT.replace("{\"last", "{\"E\":1723161255000,\"last"),
                        depth("\"U\":20,\"u\":21", "[\"6\",\"9\"]", ""),
                        depth("\"U\":23,\"u\":24", "[\"6.1\",\"9\"]", ""),
                        SNAPSHOT.replace("{\"last", "{\"E\":1723161255000,\"last"),
                        SNAPSHOT.replace("Id\":20", "Id\":24,\"E\":1723161255000"));
        assertEquals(
                List.of(
                        quote("bid 5 ask 7 sizes 1 3 sequence 20"),
                        quote("bid 6 ask 7 sizes 9 3 sequence 21"),
                        quote("bid 5 ask 7 sizes 1 3 sequence 24")),
                SampleFiles.events(file));
        // The hole, and the snapshot from before it.
        assertEquals(2, faults(file));
    }

    @ParameterizedTest(name = "{0} and {1}: {2} faults")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"U\":5,\"u\":6; \"U\":7,\"u\":8; 0",
                "\"U\":5,\"u\":6; \"U\":8,\"u\":8; 1",
                "\"U\":5,\"u\":6; \"U\":5,\"u\":6; 0",
                "\"U\":5,\"u\":6,\"pu\":3; \"U\":9,\"u\":9,\"pu\":6; 0",
                "\"U\":5,\"u\":6,\"pu\":3; \"U\":9,\"u\":9,\"pu\":8; 1"
            })
    void shouldCountHolesBetweenUpdates(String first, String second, long faults) {
        assertEquals(faults, faults(file(TICKER, depth(first, "", ""), depth(second, "", ""))));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"p\":\"61837.63000000\"=\"p\":\"abc\"; p is \"abc\"\\ it must be a decimal number"
                        + " such as 12.5",
                "\"p\":\"61837.63000000\",=; p is missing\\ it must be a decimal number such as"
                        + " 12.5",
                "61837.63=-1.0; p is \"-1.0000000\"\\ it must be above 0",
                "\"m\":true=\"m\":1; m is \"1\"\\ it must be true or false",
                "\"t\":37=\"t\":-1; t is \"-1\"\\ it must be a whole number from 0",
                "\"t\":37=\"t\":37,\"t\":38; t stands twice\\ it must stand once",
                "BTCUSDT\"=ETHUSDT\"; s is \"ETHUSDT\"\\ a file must be about one symbol",
                "\"T\":1723161255342=\"T\":17; T is \"17\"\\ it must lie in the years 1990 to 2099",
                "172316125408789=x; line begins with \"x6568\"\\ it must begin with the receive"
                        + " time in ns, in the years 1990 to 2099, and a space",
                "true}}=true}; JSON ends before byte 180\\ it must be a comma or the end of the"
                        + " object or array",
                "true}}=true}}x; byte 181 is \"x\"\\ nothing must stand behind the value"
            })
    void shouldRefuseLineWhenItIsWrong(String change, String message) {
        int split = change.indexOf('=');
        String wrong = TRADE.replace(change.substring(0, split), change.substring(split + 1));
        Path file = file(TRADE, wrong, TRADE);
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": line 2: " + message.replace("\\", ";"), e.getMessage());
    }
}
