package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.feed.file.FileFormat;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
