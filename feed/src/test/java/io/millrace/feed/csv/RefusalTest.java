package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

class RefusalTest {

    private static final String BE_CSV =
            "; it must be CSV text in UTF-8, plain or packed as gzip or zip";

    @TempDir Path directory;

    private void assertRefused(Path file, String message) {
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": " + message, e.getMessage());
    }

    private Path file(String text) {
        return SampleFiles.write(directory, "a.csv", text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "time,size; it must name price (trades), bid and ask (quotes), or open, high, low"
                        + " and close (bars)",
                "time,bid; it must name price (trades), bid and ask (quotes), or open, high, low"
                        + " and close (bars)",
                "time,open,high,low; it must name price (trades), bid and ask (quotes), or open,"
                        + " high, low and close (bars)",
                "time,price,bid,ask; it must be of one kind: trades (price), quotes (bid, ask) or"
                        + " bars (open, high, low, close)",
                "price,size; it must name the time: time, timestamp, date or ts, also with _s,"
                        + " _ms, _us or _ns",
                "date,Time,price; it must name that once, not as Time and date",
                "ts,ts_ms,price; it must name that once, not as ts and ts_ms",
                "time,price,Price; it must name that once, not as price and Price",
                "time,price,size,qty; it must name that once, not as size and qty",
                "1642204800,1; the first line must name the columns",
                "2022-01-15,1; the first line must name the columns",
                "-,-; the first line must name the columns"
            })
    void shouldRefuseFileWhenHeaderIsWrong(String header, String expected) {
        Path file = file(header + "\n" + "1642204800,1,1,1,1,1,1\n");
        assertRefused(file, "line 1: header is \"" + header + "\"; " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1642204801; row has 1 columns\\ it must have the 4 of the header",
                "1642204801,1,1; row has 3 columns\\ it must have the 4 of the header",
                "1642204801,1,1,b,; row has 5 columns\\ it must have the 4 of the header",
                "1642204801,abc,1,b; Price is \"abc\"\\ it must be a decimal number such as 12.5",
                "1642204801,,1,b; Price is \"\"\\ it must be a decimal number such as 12.5",
                "1642204801,NaN,1,b; Price is \"NaN\"\\ it must be a decimal number such as 12.5",
                "1642204801,inf,1,b; Price is \"inf\"\\ it must be a decimal number such as 12.5",
                "1642204801,\"1,5\",1,b; Price is \"1,5\"\\ it must be a decimal number such as"
                        + " 12.5",
                "1642204801,-1,1,b; Price is \"-1\"\\ it must be above 0",
                "1642204801,0,1,b; Price is \"0\"\\ it must be above 0",
                "1642204801,-0.0,1,b; Price is \"-0.0\"\\ it must be above 0",
                "1642204801,1e50000000,1,b; Price is \"1e50000000\"\\ it must be below 92 billion",
                "1642204801,92233720369,1,b; Price is \"92233720369\"\\ it must be below 92"
                        + " billion",
                "1642204801,1.123456789,1,b; Price is \"1.123456789\"\\ it must have at most 8"
                        + " decimals",
                "1642204801,1,-1,b; size is \"-1\"\\ it must be 0 or above",
                "1642204801,1,,b; size is \"\"\\ it must be a decimal number such as 12.5",
                "1642204801,1,x,b; size is \"x\"\\ it must be a decimal number such as 12.5",
                "1642204801,1,1,long; side is \"long\"\\ it must be buy, sell, b, s, 1, -1 or"
                        + " unknown",
                "1642204799,1,1,b; time is \"1642204799\"\\ times must not go back",
                "1642204799.999999999,1,1,b; time is \"1642204799.999999999\"\\ times must not go"
                        + " back",
                "soon,1,1,b; time is \"soon\"\\ it must be an epoch number in s",
                "1642204801000,1,1,b; time is \"1642204801000\"\\ it must lie in the years 1990 to"
                        + " 2099",
                "2022-01-15,1,1,b; time is \"2022-01-15\"\\ it must be an epoch number in s",
                "-5,1,1,b; time is \"-5\"\\ it must lie in the years 1990 to 2099",
                "631151999,1,1,b; time is \"631151999\"\\ it must lie in the years 1990 to 2099",
                "4102444800,1,1,b; time is \"4102444800\"\\ it must lie in the years 1990 to 2099",
                "1642204801,1,\"1,b; a quoted field does not end\\ it must end on its line"
            })
    void shouldRefuseTradeWhenRowIsWrong(String row, String message) {
        Path file = file("time,Price,size,side\n1642204800,1,1,b\n" + row + "\n1642204802,1,1,b\n");
        assertRefused(file, "line 3: " + message.replace("\\", ";"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "20220115; it must lie in the years 1990 to 2099",
                "1900-01-01; it must lie in the years 1990 to 2099",
                "1989-12-31T23:59:59.999Z; it must lie in the years 1990 to 2099",
                "2100-01-01; it must lie in the years 1990 to 2099",
                "9999-12-31; it must lie in the years 1990 to 2099",
                "soon; it must be an epoch number in s, ms, \u00b5s or ns, or text such as"
                        + " 2024-01-31T09:30:00Z"
            })
    void shouldRefuseFileWhenFirstTimeIsWrong(String time, String expected) {
        assertRefused(
                file("date,price\n" + time + ",1\n"),
                "line 2: date is \"" + time + "\"; " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2022-01-17,10,9,8,9,1; high is \"9\"\\ it must not be below open, low and close",
                "2022-01-17,9,9,8,10,1; high is \"9\"\\ it must not be below open, low and close",
                "2022-01-17,9,9,10,9,1; high is \"9\"\\ it must not be below open, low and close",
                "2022-01-17,9,12,10,11,1; low is \"10\"\\ it must not be above open, high and"
                        + " close",
                "2022-01-17,11,12,10,9,1; low is \"10\"\\ it must not be above open, high and"
                        + " close",
                "2022-01-17,0,12,10,9,1; open is \"0\"\\ it must be above 0",
                "2022-01-17,1,1,1,1,-1; volume is \"-1\"\\ it must be 0 or above",
                "2022-01-15,1,1,1,1,1; time is \"2022-01-15\"\\ times must not go back",
                "2022-01-16,1,1,1,1,1; time is \"2022-01-16\"\\ bars of 1d must be at least that"
                        + " far apart",
                "2022-01-16 12:00,1,1,1,1,1; time is \"2022-01-16 12:00\"\\ bars of 1d must be at"
                        + " least that far apart"
            })
    void shouldRefuseBarWhenRowIsWrong(String row, String message) {
        Path path =
                file(
                        "time,open,high,low,close,volume\n2022-01-15,1,1,1,1,1\n"
                                + "2022-01-16,1,1,1,1,1\n"
                                + row
                                + "\n");
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () -> {
                            Reading daily = Reading.of(0).withTimeframe(Timeframe.D1);
                            try (EventReader file = new CsvFormat().open(path, daily)) {
                                while (file.advance()) {
                                    assertEquals(DataKind.BARS, file.kind());
                                }
                            }
                        });
        assertEquals(path + ": line 4: " + message.replace("\\", ";"), e.getMessage());
    }

    @Test
    void shouldRefuseBarsWhenTheirTimeframeIsNotKnown() {
        String header = "time,open,high,low,close\n";
        assertRefused(
                file(header + "1642204800,1,1,1,1\n1642204920,1,1,1,1\n"),
                "bars are 120 s apart; it must be one of 1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d");
        assertRefused(
                file(header + "1642204800,1,1,1,1\n"),
                "file has one bar and its timeframe is not known; it must have two bars, or its"
                        + " timeframe must be given");
        assertRefused(
                file(header + "1642204800,1,1,1,1\n1642204800.5,1,1,1,1\n"),
                "line 3: time is \"1642204800.5\"; bars of 1s must be at least that far apart");
    }

    @Test
    void shouldRefuseFileWhenNothingIsInIt() {
        assertRefused(file(""), "file is empty" + BE_CSV);
        assertRefused(file("\n\n"), "file is empty; it must be CSV text with a header");
        assertRefused(file("\uFEFF"), "file is empty; it must be CSV text with a header");
        assertRefused(file("time,price\n"), "file has no rows; it must have at least one");
        assertRefused(
                file("time,open,high,low,close\n"), "file has no rows; it must have at least one");
        assertRefused(
                SampleFiles.write(directory, "e.csv.gz", SampleFiles.gzip("")),
                "file is empty; it must be CSV text with a header");
        assertRefused(directory.resolve("none.csv"), "file is missing; check the path");
        assertRefused(directory, "path is no file" + BE_CSV);
    }

    @Test
    void shouldRefuseFileWhenItMayNotBeRead() throws IOException {
        Path file = file("time,price\n1642204800,1\n");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "this user may read everything");

        assertRefused(
                file,
                "file is not readable (" + file + " (Permission denied)); check its permissions");
    }

    @Test
    void shouldRefuseFileWhenLineIsEmptyBetweenOthers() {
        assertRefused(
                file("time,price\n1642204800,1\n\n\n1642204801,1\n"),
                "line 3: line is empty; only the last lines may be empty");
        assertRefused(
                file("\ntime,price\n1642204800,1\n"),
                "line 1: line is empty; only the last lines may be empty");
    }

    @Test
    void shouldRefuseFileWhenItIsNoText() {
        String text = "time,price\n1642204800,1\n";
        assertRefused(
                SampleFiles.write(directory, "u.csv", text.getBytes(UTF_16)),
                "file is UTF-16" + BE_CSV);
        assertRefused(
                SampleFiles.write(directory, "v.csv", text.getBytes(UTF_16LE)),
                "line 1: byte 2 is the control character 0; it must be CSV text in UTF-8 with"
                        + " line ends LF or CRLF");
        assertRefused(
                file("time,price\n1642204800,1\n1642204801,\u00011\n"),
                "line 3: byte 12 is the control character 1; it must be CSV text in UTF-8 with"
                        + " line ends LF or CRLF");
        assertRefused(
                file("time,price\r1642204800,1\r"),
                "line 1: byte 11 is the control character 13; it must be CSV text in UTF-8 with"
                        + " line ends LF or CRLF");
    }

    @Test
    void shouldRefuseFileWhenLineIsTooLong() {
        String row = "1642204800,1,";
        String tooLong = row + "x".repeat(Rows.MAX_LINE - row.length() + 1);
        String message =
                "line 2: line is longer than 65536 bytes; it must be CSV text, one row a line";

        assertRefused(file("time,price,note\n" + tooLong), message);
        assertRefused(file("time,price,note\n" + tooLong + "\n"), message);
        assertRefused(file("time,price,note\n" + row + "x".repeat(3_000_000)), message);
        assertRefused(file("time,price,note\n" + row + "\"" + "x".repeat(3_000_000)), message);
    }

    @Test
    void shouldRefuseFileWhenItHasTooManyColumns() {
        assertRefused(
                file("time,price" + ",x".repeat(1_023) + "\n"),
                "line 1: header has 1025 columns; it must have at most 1024");
        String row = "1642204800,1" + ",".repeat(2_000);
        assertRefused(
                file("time,price" + ",x".repeat(1_022) + "\n" + row + "\n"),
                "line 2: row has 2002 columns; it must have the 1024 of the header");
    }

    @Test
    void shouldCutValueWhenItIsTooLongForAMessage() {
        assertRefused(
                file("time,price\n1642204800," + "9".repeat(200) + "\n"),
                "line 2: price is \"" + "9".repeat(60) + "...\"; it must be below 92 billion");
    }

    @Test
    void shouldRefuseZipWhenItHasNotOneFile() {
        String text = "time,price\n1642204800,1\n";
        assertRefused(
                SampleFiles.write(directory, "two.zip", SampleFiles.zip(text, text)),
                "zip has 2 files inside; it must have exactly one");
        assertRefused(
                SampleFiles.write(directory, "none.zip", SampleFiles.zip()),
                "zip has 0 files inside; it must have exactly one");
        byte[] zip = SampleFiles.zip(text);
        assertRefused(
                SampleFiles.write(directory, "cut.zip", Arrays.copyOf(zip, zip.length - 30)),
                "zip is corrupt or cut off; the file must be complete");
    }
}
