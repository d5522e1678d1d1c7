package io.millrace.feed.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.feed.FeedException;
import io.millrace.feed.RealFiles;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class HyperliquidRawTest {

    private static final String TRADES =
            "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"105056.0\","
                + "\"sz\":\"0.5\",\"time\":1737918794873,\"hash\":\"0x1\",\"tid\":7,"
                + "\"users\":[\"0xa\",\"0xb\"]},{\"coin\":\"BTC\",\"side\":\"A\",\"px\":\"105055\","
                + "\"sz\":\"0.25\",\"time\":1737918794874,\"tid\":8}]}";
    private static final String BOOK =
            "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"levels\":[[{\"n\":5,\"px\":\"5\","
                + "\"sz\":\"3\"},{\"n\":1,\"px\":\"4\",\"sz\":\"1\"}],[{\"px\":\"6\",\"sz\":\"2\","
                + "\"n\":1}]],\"time\":1737918843542}}";

    @TempDir Path directory;

    private Path file(String... lines) {
        return SampleFiles.write(directory, "btc.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void shouldGiveEveryTradeOfALineAndTheTopOfTheBook() {
        Path file = file("1737918843893903000 " + BOOK, "1737918844167767000 " + TRADES);
        assertEquals("hyperliquid-raw", Formats.detect(file).name());
        assertEquals(
                List.of(
                        "QUOTE 0 64 1737918843542000000 1737918843542000000 1737918843893903000 bid"
                                + " 5 ask 6 sizes 3 2 sequence 0 suspect 0 reserved 0",
                        "TRADE 0 48 1737918794873000000 1737918794873000000 1737918844167767000"
                                + " price 105056 size 0.5 sequence 7 side 1 suspect 0 reserved 0",
                        "TRADE 0 48 1737918794874000000 1737918794874000000 1737918844167767000"
                                + " price 105055 size 0.25 sequence 8 side 2 suspect 0 reserved 0"),
                SampleFiles.events(file));
    }

    @Test
    void shouldTakeTheVenuesTimeWhenNoReceiveTimeIsRecorded() {
        assertEquals(
                "QUOTE 0 64 1737918843542000000 1737918843542000000 1737918843542000000 bid 5 ask"
                        + " 6 sizes 3 2 sequence 0 suspect 0 reserved 0",
                SampleFiles.events(file(BOOK)).getFirst());
    }

    @Test
    void shouldGiveNoQuoteWhenASideIsEmpty() {
        String empty = BOOK.replaceAll("\\[\\{\"px\":\"6.*?]", "[]");
        String none = BOOK.replaceAll("\"levels\":.*]],", "\"levels\":[[],[]],");
        String head = "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1737918843542,";
        String level = "{\"px\":\"5\",\"sz\":\"3\",\"n\":1}";
        String both = head + "\"bbo\":[" + level + "," + level.replace("5", "7") + "]}}";
        String one = head + "\"bbo\":[" + level + "]}}";
        String noBid = head + "\"bbo\":[null," + level + "]}}";

        List<String> events = SampleFiles.events(file(empty, none, one, noBid, both));
        assertEquals(1, events.size());
        assertEquals(
                "bid 5 ask 7 sizes 3 3", events.getFirst().replaceAll(".*(bid.*) seq.*", "$1"));
    }

    @Test
    void shouldRefuseLineWhenItIsWrong() {
        assertRefused(BOOK.replace("BTC", "ETH"), "coin is \"ETH\"; a file must be about one coin");
        assertRefused(TRADES.replace("\"A\"", "\"C\""), "side is \"C\"; it must be B or A");
        assertRefused(
                BOOK.replace("\"px\":\"6\"", "\"px\":\"\""),
                "px is \"\"; it must be a decimal number such as 12.5");
        assertRefused(BOOK.replace("[[", "[7,["), "a number stands here; it must be an array");
        assertRefused(
                BOOK.replace("\"time\":1737918843542", "\"t\":1"),
                "time is missing; it must be an epoch number in ms");
        assertRefused(
                "1737918843893903000 " + BOOK,
                "line begins with \"1737918843893903000\"; it must begin with the message, as the"
                        + " lines above");
    }

    private void assertRefused(String line, String message) {
        Path file = file(BOOK, line);
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": line 2: " + message, e.getMessage());
    }

    /** Messages of another recorder, with what its own reader makes of them. */
    @Test
    void shouldAgreeWithTardisOnItsMessages() throws IOException {
        Path file = RealFiles.path("protocol/hyperliquid/tardis/ws-messages-with-normalised.json");
        List<String> found = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(file.toFile()).get("cases")) {
            try {
                found.add(SampleFiles.events(file(item.get("raw").toString())).toString());
            } catch (FeedException e) {
                found.add(String.valueOf(e.getMessage()).replaceAll(".*: (.*); .*", "$1"));
            }
        }
        assertEquals(10, found.size());
        assertEquals("file has no rows", found.get(4));
        assertEquals("file has no rows", found.get(6));
        assertEquals("file has no rows", found.get(7));
        assertEquals("file has no rows", found.get(9));
        assertEquals(3, found.get(2).split("TRADE", -1).length - 1);
        assertEquals(
                "[TRADE 0 48 1730160059558000000 1730160059558000000 1730160059558000000 price"
                        + " 1.9014 size 9.1 sequence 809065877559592 side 2 suspect 0 reserved 0]",
                found.get(1));
        assertEquals(
                "[QUOTE 0 64 1750948919838000000 1750948919838000000 1750948919838000000 bid"
                        + " 0.97925 ask 0.97934 sizes 4144.6 50 sequence 0 suspect 0 reserved 0]",
                found.get(8));
        assertEquals(
                "bid 59.8 ask 59.811 sizes 3.4 2.9",
                found.get(5).replaceAll(".*(bid.*) seq.*", "$1"));
    }
}
