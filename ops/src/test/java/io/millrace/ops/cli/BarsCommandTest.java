package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code bars}: exact tables of small files. */
class BarsCommandTest {

    private static final String TRADES =
            """
            time,price,size
            2024-01-02T00:00:00.5Z,100.00001,1.5
            2024-01-02T00:00:59Z,99.5,0.25
            2024-01-02T00:01:00Z,101,2
            2024-01-02T00:03:10Z,100.10,1
            """;

    @TempDir private Path directory;

    @Test
    void shouldBuildBarsOfTradesWithTheUnfinishedOne() throws IOException {
        Path trades = write("trades.csv", TRADES);

        Program.Outcome outcome = Program.run("bars", "--data", trades, "--timeframe", "1m");

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals("", outcome.err());
        assertEquals(
                """
                time,open,high,low,close,volume
                2024-01-02T00:00:00Z,100.00001,100.00001,99.5,99.5,1.75
                2024-01-02T00:01:00Z,101,101,101,101,2
                2024-01-02T00:03:00Z,100.1,100.1,100.1,100.1,1
                """,
                outcome.out());
    }

    @Test
    void shouldBuildBarsOfBothSidesAndUseCrossedQuotes() throws IOException {
        Path quotes =
                write(
                        "quotes.csv",
                        """
                        time,bid,ask
                        2024-01-02T00:00:01Z,1.10001,1.10003
                        2024-01-02T00:00:02Z,1.10005,1.10004
                        2024-01-02T00:00:03Z,1.1,1.10002
                        """);

        assertEquals(
                """
                time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close
                2024-01-02T00:00:00Z,1.10001,1.10005,1.1,1.1,1.10003,1.10004,1.10002,1.10002
                """,
                Program.run("bars", "--data", quotes, "--timeframe", "1m", "--out", "-").out());
    }

    @Test
    void shouldBuildLongerBarsOfBarsInAFile() throws IOException {
        Path bars =
                write(
                        "bars.csv",
                        """
                        time,open,high,low,close,volume
                        2024-01-02T00:03:00Z,10,12,9,11,1
                        2024-01-02T00:04:00Z,11,15,11,14,2.5
                        2024-01-02T00:05:00Z,14,14,13,13,1
                        """);
        Path table = directory.resolve("table.csv");

        Program.Outcome outcome =
                Program.run("bars", "--data", bars, "--timeframe", "5m", "--out", table);

        assertEquals("2 bars of 5m written to " + table + "\n", outcome.out());
        assertEquals(
                """
                time,open,high,low,close,volume
                2024-01-02T00:00:00Z,10,15,9,14,3.5
                2024-01-02T00:05:00Z,14,14,13,13,1
                """,
                Files.readString(table));
    }

    @Test
    void shouldMergeFilesOfOneInstrumentByTime() throws IOException {
        Path second = write("btcusdt-2.csv", "time,price\n2024-01-02T00:00:20Z,3\n");
        Path first = write("btcusdt-1.csv", "time,price\n2024-01-02T00:00:10Z,2\n");

        assertEquals(
                "time,open,high,low,close,volume\n2024-01-02T00:00:00Z,2,3,2,3,0\n",
                Program.run("bars", "--data", second, first, "--timeframe", "1m").out());
    }

    @Test
    void shouldTellHowManyTicksCameTooLate() throws IOException {
        Path trades = write("trades.csv", TRADES + "2024-01-02T00:00:30Z,500,1\n");
        Path table = directory.resolve("table.csv");

        Program.Outcome outcome =
                Program.run("bars", "--data", trades, "--timeframe=1m", "--out", table, "--json");

        assertEquals(0, outcome.exitCode());
        assertEquals(
                "millrace: 1 ticks came after their bar had ended; they are in none\n",
                outcome.err());
        assertEquals(1, outcome.json().get("late").asLong());
        assertEquals(3, outcome.json().get("bars").asLong());
    }

    @Test
    void shouldWriteOnlyBarsWithinTheTimesAskedFor() throws IOException {
        Path trades = write("trades.csv", TRADES);

        String out =
                Program.run(
                                "bars",
                                "--data",
                                trades,
                                "--timeframe=1m",
                                "--from=2024-01-02T00:01:00Z",
                                "--to=2024-01-02T00:03:00Z")
                        .out();

        assertEquals(
                "time,open,high,low,close,volume\n2024-01-02T00:01:00Z,101,101,101,101,2\n", out);
    }

    @Test
    void shouldLeaveOutWhatIsOutsideOfSessions() throws IOException {
        Path trades =
                write(
                        "trades.csv",
                        """
                        time,price,size
                        2024-01-02T14:29:59Z,1,1
                        2024-01-02T14:30:00Z,2,1
                        2024-01-02T21:00:00Z,3,1
                        """);

        Program.Outcome outcome =
                Program.run(
                        "bars",
                        "--data",
                        trades,
                        "--timeframe=1d",
                        "--calendar=nyse",
                        "--regular-hours");

        assertEquals(
                List.of("time,open,high,low,close,volume", "2024-01-02T09:00:00Z,2,2,2,2,1"),
                outcome.out().lines().toList());
        assertEquals(
                "millrace: 2 ticks or bars outside of sessions were left out\n", outcome.err());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
