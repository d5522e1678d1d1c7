package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.launch.Home;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever is wrong is named, with the exit code of its kind. */
class FaultsTest {

    @TempDir private Path home;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run --foo|2|Unknown option: '--foo'",
                "rum|2|Did you mean: millrace run or millrace resume?",
                "run --strategy adaptve|2|it must be one of adaptive, sma-cross",
                "run --timeframe 2m|2|it must be one of auto, 1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d",
                "run --speed fast|2|it must be max or a speed above 0",
                "run --synthetic abc|2|it must be count:seed",
                "run --data gone-BTCUSDT.csv|65|file is missing",
                "run --data gone.csv|65|gone.csv: file is missing",
                "run --instrument NOPE|78|it has BTCUSDT, AUDUSD, SYNTH",
                "run --config gone.toml|78|there is no such file",
                "journal dump --type ORDR|2|did you mean ORDER?",
                "journal|2|journal verify, ls, tail, dump or archive",
                "replay|1|holds no journal",
                "state-hash|1|holds no journal",
                "journal verify|1|holds no journal",
            })
    void shouldNameTheFaultAndGiveItsExitCode(String line, int code, String message) {
        Outcome outcome = Program.run((Object[]) withHome(line));

        assertEquals(code, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
        assertTrue(outcome.err().startsWith("millrace: "), outcome.err());
    }

    private String[] withHome(String line) {
        boolean takesHome = line.startsWith("run ") || line.matches("replay|state-hash|journal .*");
        return (takesHome ? line + " --home " + home : line).split(" ", -1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1642204800000,-1,2|line 2: price is \"-1\"",
                "1642204800000,NaN,2|line 2: price is \"NaN\"",
                "1642204800000,1|line 2",
                "1642204800000,1e50000000,2|line 2: price",
            })
    void shouldRefuseABrokenFileNamingLineAndValue(String row, String message) throws Exception {
        Path file =
                Files.writeString(
                        home.resolve("BTCUSDT.csv"), "ts_ms,price,quantity\n" + row + "\n");

        Outcome outcome = Program.run("run", "--home", home, "--data", file);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains(file + ": " + message), outcome.err());
    }

    @Test
    void shouldTradeNothingWhenAnyRowIsBroken() throws Exception {
        Path file =
                Files.writeString(
                        home.resolve("BTCUSDT.csv"),
                        """
                        ts_ms,price,quantity
                        1642204800000,1,2
                        1642204799999,1,2
                        """);

        Outcome outcome = Program.run("run", "--home", home, "--data", file);
        Outcome verify = Program.run("journal", "verify", "--home", home);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("line 3"), outcome.err());
        assertEquals(1, verify.exitCode());
        assertTrue(verify.err().contains("holds no journal"), verify.err());
    }

    @Test
    void shouldRefuseAHomeThatAnotherRunHolds() {
        try (Home held = Home.open(home)) {
            Outcome outcome = Program.run("run", "--home", held.root());

            assertEquals(73, outcome.exitCode());
            assertTrue(outcome.err().contains("another run uses this home"), outcome.err());
        }
    }

    @Test
    void shouldRefuseAHomeThatIsAFile() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "x");

        assertEquals(74, Program.run("run", "--home", file).exitCode());
    }

    @Test
    void shouldRefuseBarsShorterThanAsked() throws Exception {
        Path file =
                Files.writeString(
                        home.resolve("BTCUSDT.csv"),
                        """
                        time,open,high,low,close,volume
                        2024-01-01T00:00:00Z,1,1,1,1,1
                        2024-01-01T01:00:00Z,1,1,1,1,1
                        """);

        Outcome outcome = Program.run("run", "--home", home, "--data", file, "--timeframe", "1m");

        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("the data has bars of 1h"), outcome.err());
    }

    @Test
    void shouldRefuseTicksAndBarsOfOneInstrumentTogether() throws Exception {
        Path ticks =
                Files.writeString(
                        home.resolve("BTCUSDT-t.csv"),
                        """
                        ts_ms,price,quantity
                        1704067200000,1,2
                        """);
        Path bars =
                Files.writeString(
                        home.resolve("BTCUSDT-b.csv"),
                        """
                        time,open,high,low,close,volume
                        2024-01-01T00:00:00Z,1,1,1,1,1
                        2024-01-01T01:00:00Z,1,1,1,1,1
                        """);

        Outcome outcome = Program.run("run", "--home", home, "--data", ticks, bars);

        assertEquals(65, outcome.exitCode());
        assertTrue(outcome.err().contains("must not overlap in time"), outcome.err());
    }

    @Test
    void shouldValueNothingByAQuoteThatTheFeedDoubts() throws Exception {
        Path quotes =
                Files.writeString(
                        home.resolve("AUDUSD.csv"),
                        """
                        ts_ms,bid,ask
                        1704067200000,0.67,0.68
                        1704067201000,0.9,0.8
                        """);

        Program.run("run", "--home", home.resolve("h"), "--data", quotes);

        String state = Files.readString(home.resolve("h/state/engine_state.json"));
        assertTrue(state.contains("\"portfolio_value\":100000,"), state);
    }

    @Test
    void shouldOfferHelpForEveryCommand() {
        for (String command :
                new String[] {
                    "run", "replay", "journal", "state-hash", "config", "whatif", "diff", "export"
                }) {
            Outcome outcome = Program.run(command, "--help");

            assertEquals(0, outcome.exitCode());
            assertTrue(outcome.out().contains("Usage: millrace " + command), outcome.out());
        }
    }

    @Test
    void shouldNameAFlippedBitInAJournalOfARun() throws Exception {
        Program.run("run", "--home", home, "--synthetic", "5000:3");
        Path records = home.resolve("journal/e000001/19700101HX.cq4");
        byte[] bytes = Files.readAllBytes(records);
        int flipped = lastUsed(bytes) - 1000;
        bytes[flipped] ^= 4;
        Files.write(records, bytes);

        Outcome verify = Program.run("journal", "verify", "--home", home, "--json");

        assertEquals(65, verify.exitCode());
        assertEquals("corrupt", verify.json().get("status").asText());
        assertEquals(1, verify.json().get("first_bad").get("epoch").asInt());
        assertTrue(verify.json().get("first_bad").get("offset").asLong() <= flipped);
        assertEquals(65, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    private static int lastUsed(byte[] bytes) {
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
            last--;
        }
        return last;
    }
}
