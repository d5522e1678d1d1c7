package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong with tables is named, has its exit code, and leaves no half table. */
class TableFaultsTest {

    private static final String TRADES = "time,price\n2024-01-02T00:00:10Z,2\n";

    @TempDir private Path directory;

    private Path trades = Path.of("");
    private Path table = Path.of("");

    @BeforeEach
    void write() throws IOException {
        trades = Files.writeString(directory.resolve("btcusdt.csv"), TRADES);
        table = directory.resolve("table.csv");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bars --timeframe 2m|2|--timeframe: timeframe is \"2m\"; it must be one of 1s,",
                "bars|2|Missing required option: '--timeframe=T'",
                "bars --timeframe 1m --calendar x|2|--calendar: calendar is \"x\"; it must be 24/7",
                "bars --timeframe 1m --format x|2|--format: format is \"x\"; it must be one of",
                "bars --timeframe 1m --adjust x|2|Invalid value for option '--adjust'",
                "bars --timeframe 1m --from x|2|--from is \"x\"; it must be a date or time",
                "bars --timeframe 1m --of quotes|65|file has no quotes and no bars of them",
                "bars --timeframe 1m --json --out -|2|give the table a file with --out",
                "indicators --set adx=0|2|--set: analysis setting adx is \"0\"; it must be a whole",
                "indicators --set foo=1|2|--set: analysis setting \"foo\" is not known; it must be",
                "indicators --set adx|2|--set: analysis setting \"adx\" has no value",
            })
    void shouldNameWhatCannotBeUsed(String command, int exitCode, String message) {
        List<Object> arguments =
                Stream.concat(
                                Arrays.<Object>stream(command.split(" ", -1)),
                                Stream.<Object>of("--data", trades))
                        .toList();

        Program.Outcome outcome = Program.run(arguments.toArray());

        assertEquals(exitCode, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldNameAMissingFile() {
        Program.Outcome outcome = bars(directory.resolve("none.csv"));

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("none.csv: file is missing;"), outcome.err());
    }

    @Test
    void shouldRefuseFilesOfTwoInstruments() throws IOException {
        Path other = Files.writeString(directory.resolve("ethusdt.csv"), TRADES);

        Program.Outcome outcome = bars(trades, other);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("ethusdt.csv: it is about "), outcome.err());
        assertTrue(outcome.err().contains("btcusdt.csv about BTCUSDT;"), outcome.err());
        assertFalse(Files.exists(table));
    }

    @Test
    void shouldRefuseBarsThatWouldCountTicksTwice() throws IOException {
        Path bars =
                Files.writeString(
                        directory.resolve("btcusdt-1m.csv"),
                        """
                        time,open,high,low,close
                        2024-01-02T00:00:00Z,2,2,2,2
                        2024-01-02T00:01:00Z,2,2,2,2
                        """);

        Program.Outcome outcome = bars(trades, bars);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("would count twice; leave one out"), outcome.err());
    }

    @Test
    void shouldRefuseBarsShorterThanThoseOfTheFile() throws IOException {
        Path bars =
                Files.writeString(
                        directory.resolve("bars.csv"),
                        "date,open,high,low,close\n2024-01-02,2,2,2,2\n2024-01-03,2,2,2,2\n");

        Program.Outcome outcome = bars(bars);

        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("has bars of 1d; it must be 1d or longer"));
    }

    @Test
    void shouldLeaveTheOldTableWhenAPackedFileIsDamaged() throws IOException {
        Path whole = Program.root().resolve("samples/BTCUSDT-trades-2022-01-15.csv.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = directory.resolve("btcusdt.csv.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(table, "the old table\n");

        Program.Outcome outcome = bars(cut);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains(": gzip is cut off here;"), outcome.err());
        assertEquals("the old table\n", Files.readString(table));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(3, files.count());
        }
    }

    @ParameterizedTest(name = "--out {0}")
    @CsvSource({"none/table.csv, its folder is missing", "., path is no regular file"})
    void shouldNameAPlaceThatCannotBeWritten(String out, String message) {
        table = directory.resolve(out);

        Program.Outcome outcome = bars(trades);

        assertEquals(74, outcome.exitCode());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldNotReplaceAFileThatIsRead() throws IOException {
        table = trades;

        assertEquals(2, bars(trades).exitCode());
        assertEquals(TRADES, Files.readString(trades));
    }

    @Test
    void shouldFailWhenStandardOutputTakesOnlyAPart() {
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(new FullDisk());

        int code =
                Main.execute(
                        full,
                        new PrintWriter(err, true),
                        "bars",
                        "--timeframe",
                        "1m",
                        "--data",
                        trades.toString());

        assertEquals(74, code);
        assertTrue(err.toString().contains("standard output: cannot be written"), err.toString());
    }

    /** Takes the header and nothing more. */
    private static final class FullDisk extends Writer {

        private int room = 50;

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("no space left");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private Program.Outcome bars(Path... files) {
        return Program.run(
                Stream.concat(
                                Stream.<Object>of("bars", "--timeframe", "1m", "--out", table),
                                Stream.concat(Stream.<Object>of("--data"), Stream.of(files)))
                        .toArray());
    }
}
