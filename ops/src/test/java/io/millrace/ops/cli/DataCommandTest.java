package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.feed.file.FileFormat;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code data}: what files hold, and which formats there are. */
class DataCommandTest {

    private static final String QUOTES =
            """
            time,bid,ask
            2024-01-02T00:00:00Z,1.2,1.1
            2024-01-02T00:00:02Z,1.1,1.1
            2024-01-02T00:00:01Z,1.1,1.2
            2024-01-02T01:00:02Z,1.1,1.2
            """;

    @TempDir private Path directory;

    @Test
    void shouldDescribeAFileInWords() throws IOException {
        Path quotes = Files.writeString(directory.resolve("made-up.csv"), QUOTES);

        assertEquals(
                quotes
                        + """

                          format        csv
                          instrument    made-up
                          rows          4
                          quotes        4
                                        2024-01-02T00:00:00Z to 2024-01-02T01:00:02Z
                          sizes         no
                          backwards     1
                                        the worst by 1s
                          crossed       1
                          locked        1
                          gaps          1
                                        2024-01-02T00:00:02Z to 2024-01-02T01:00:02Z (1h)
                        """,
                Program.run("data", "describe", quotes).out());
    }

    @Test
    void shouldDescribeTheOthersWhenAFileIsBroken() throws IOException {
        Path quotes = Files.writeString(directory.resolve("AUDUSD.csv"), QUOTES);
        Path broken = Files.writeString(directory.resolve("broken.csv"), "time,price\nx,1\n");

        Program.Outcome outcome = Program.run("data", "describe", broken, quotes, "--json");

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("broken.csv: line 2: "), outcome.err());
        JsonNode files = outcome.json();
        assertEquals(2, files.size());
        assertTrue(files.get(0).get("error").asText().contains("line 2"));
        JsonNode sound = files.get(1);
        assertTrue(sound.get("error").isNull());
        assertEquals("AUDUSD", sound.get("instrument").asText());
        assertEquals("csv", sound.get("format").asText());
        assertEquals(4, sound.get("rows").asLong());
        assertEquals(4, sound.get("events").asLong());
        assertEquals("quotes", sound.get("kinds").get(0).get("kind").asText());
        assertEquals(4, sound.get("kinds").get(0).get("events").asLong());
        assertEquals("2024-01-02T01:00:02Z", sound.get("last").asText());
        assertTrue(sound.get("timeframe").isNull());
        assertEquals(1_000_000_000L, sound.get("furthest_back_ns").asLong());
        assertEquals(1, sound.get("crossed").asLong());
        assertEquals(
                3_600_000_000_000L, sound.get("longest_gaps").get(0).get("length_ns").asLong());
    }

    @Test
    void shouldCountMessagesAsRowsWhateverTheyGive() throws IOException {
        Path capture =
                Files.writeString(
                        directory.resolve("btc.txt"),
                        """
                        1737918883000000000 {"channel":"subscriptionResponse","data":{}}
                        1737918884000000000 {"channel":"trades","data":[%s,%s,%s]}
                        1737918885000000000 {"channel":"trades","data":[%s]}
                        """
                                .formatted(trade(1), trade(2), trade(3), trade(4)));

        JsonNode file = Program.run("data", "describe", capture, "--json").json().get(0);

        assertEquals("hyperliquid-raw", file.path("format").asText(), file.toString());
        assertEquals(3, file.get("rows").asLong());
        assertEquals(4, file.get("events").asLong());
        assertEquals(0, file.get("skipped_rows").asLong());
    }

    @ParameterizedTest(name = "{0}: {1} rows, {2} events, {3} skipped")
    @CsvSource({
        "lean/equity/usa/tick/ibm/20131007_quote.zip, 109067, 109066, 1",
        "hftbacktest/hyperliquid/btcusd_20250126.gz, 55, 110, 0"
    })
    void shouldCountTheRowsOfRecordedFiles(String name, long rows, long events, long skipped) {
        Path file = Program.root().resolve("../shared/data/ticks").resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: no recorded data at " + file);

        JsonNode told = Program.run("data", "describe", file, "--json").json().get(0);

        assertEquals(rows, told.path("rows").asLong(), told.toString());
        assertEquals(events, told.get("events").asLong());
        assertEquals(skipped, told.get("skipped_rows").asLong());
    }

    @Test
    void shouldNameTheSecondCoinOfARecording() throws IOException {
        Path capture =
                Files.writeString(
                        directory.resolve("two.txt"),
                        """
                        1737918884000000000 {"channel":"trades","data":[%s]}
                        1737918885000000000 {"channel":"trades","data":[%s]}
                        """
                                .formatted(trade(1), trade(2).replace("BTC", "ETH")));

        Program.Outcome outcome = Program.run("data", "describe", capture);

        assertEquals(65, outcome.exitCode());
        assertEquals(
                "millrace: "
                        + capture
                        + ": line 2: coin is \"ETH\"; a file must be about one coin\n",
                outcome.err());
    }

    private static String trade(int number) {
        return "{\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"5\",\"sz\":\"1\",\"time\":173791888"
                + number
                + "000,\"tid\":"
                + number
                + "}";
    }

    @Test
    void shouldSayWhenNothingIsOdd() throws IOException {
        Path bars =
                Files.writeString(
                        directory.resolve("bars.csv"),
                        "date,open,high,low,close\n2024-01-02,2,2,2,2\n2024-01-03,2,2,2,2\n");

        String out = Program.run("data", "describe", bars).out();

        assertTrue(out.contains("  timeframe     1d\n"), out);
        assertTrue(out.endsWith("  oddities      none\n"), out);
    }

    @Test
    void shouldListEveryFormat() {
        String out = Program.run("data", "formats").out();

        for (FileFormat format : Formats.list()) {
            assertTrue(out.contains(format.name()) && out.contains(format.summary()), out);
        }
        assertEquals(Formats.list().size(), out.lines().count());
    }

    @Test
    void shouldListInTheDocumentWhatTheProgramLists() throws IOException {
        String page = Files.readString(Program.root().resolve("docs/data.md"));

        assertTrue(page.contains("```\n" + Program.run("data", "formats").out() + "```\n"));
    }

    @Test
    void shouldAskForACommand() {
        assertEquals(2, Program.run("data").exitCode());
        assertEquals(2, Program.run("data", "describe").exitCode());
    }
}
