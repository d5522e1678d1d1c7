package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.FeedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class LeanRefusalTest {

    private static final String TRADES = "equity/usa/tick/bac/20131007_trade.zip";
    private static final String QUOTES = "equity/usa/tick/bac/20131007_quote.zip";
    private static final String BARS = "equity/usa/minute/bac/20131007_trade.zip";
    private static final String QUOTE_BARS = "equity/usa/minute/bac/20131007_quote.zip";
    private static final String DAYS = "equity/usa/daily/bac.zip";
    private static final String PAIRS = "forex/fxcm/tick/eurusd/20140502_quote.zip";

    @TempDir Path root;

    private void assertRefused(String name, String text, String message) {
        Path file = LeanFiles.zip(root, name, text);
        FeedException e = assertThrows(FeedException.class, () -> LeanFiles.events(file));
        assertEquals(file + ": " + message, e.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "60000,1,1,P,1; row has 5 columns\\ it must have 6: time, price, size, exchange,"
                        + " condition, suspicious",
                "60000,1,1,P,1,0,; row has 7 columns\\ it must have 6: time, price, size, exchange,"
                        + " condition, suspicious",
                "-1,1,1,P,1,0; time is \"-1\"\\ it must be milliseconds since midnight, 0 to"
                        + " 86399999",
                "86400000,1,1,P,1,0; time is \"86400000\"\\ it must be milliseconds since midnight,"
                        + " 0 to 86399999",
                "09:30,1,1,P,1,0; time is \"09:30\"\\ it must be milliseconds since midnight, 0 to"
                        + " 86399999",
                "59999,1,1,P,1,0; time is \"59999\"\\ times must not go back",
                "60000,0,1,P,1,0; price is \"0\"\\ it must be above 0",
                "60000,-1,1,P,1,0; price is \"-1\"\\ it must be above 0",
                "60000,x,1,P,1,0; price is \"x\"\\ it must be a decimal number such as 12.5",
                "60000,1.00001,1,P,1,0; price is \"1.00001\"\\ it must have at most 4 decimals",
                "60000,1,,P,1,0; size is \"\"\\ it must be a decimal number such as 12.5",
                "60000,1,-1,P,1,0; size is \"-1\"\\ it must be 0 or above",
                "60000,1,92233720369,P,1,0; size is \"92233720369\"\\ it must be below 92 billion",
                "60000,1,1,P Q,1,0; exchange is \"P Q\"\\ it must be a short name such as Q",
                "60000,1,1,P,G,0; condition is \"G\"\\ it must be a hexadecimal number such as"
                        + " 20002020",
                "60000,1,1,P,1234567890123456,0; condition is \"1234567890123456\"\\ it must be a"
                        + " hexadecimal number such as 20002020",
                "60000,1,1,P,1,2; suspicious is \"2\"\\ it must be 0 or 1",
                "60000,1,1,P,1,; suspicious is \"\"\\ it must be 0 or 1",
                "60000,1,1,P,1,00; suspicious is \"00\"\\ it must be 0 or 1",
            })
    void shouldRefuseTradeWithItsLine(String row, String message) {
        assertRefused(
                TRADES, "60000,1,1,P,1,0\n" + row + "\n", "line 2: " + message.replace('\\', ';'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "60000,0,0,0,0,P,1,0; bid is \"0\"\\ a row must have a bid or an ask",
                "60000,0,5,1,1,P,1,0; bid size is \"5\"\\ without a price it must be 0",
                "60000,1,1,0,5,P,1,0; ask size is \"5\"\\ without a price it must be 0",
                "60000,1,1,x,0,P,1,0; ask is \"x\"\\ it must be a decimal number such as 12.5",
                "60000,1,1,0,0,P,z,0; condition is \"z\"\\ it must be a hexadecimal number such as"
                        + " 20002020",
            })
    void shouldRefuseQuoteWithItsLine(String row, String message) {
        assertRefused(QUOTES, row + "\n", "line 1: " + message.replace('\\', ';'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "119999,1,1,1,1,1; time is \"119999\"\\ it must be milliseconds since midnight, 0"
                        + " to 86399999, at the start of a bar",
                "60000,1,1,1,1,1; time is \"60000\"\\ bars must be at least their length apart",
                "120000,2,1,1,1,1; high is \"1\"\\ it must not be below open, low and close",
                "120000,2,3,1,4,1; high is \"3\"\\ it must not be below open, low and close",
                "120000,2,3,4,3,1; high is \"3\"\\ it must not be below open, low and close",
                "120000,2,4,3,4,1; low is \"3\"\\ it must not be above open, high and close",
                "120000,3,4,3,2,1; low is \"3\"\\ it must not be above open, high and close",
                "120000,1,1,1,1,-1; volume is \"-1\"\\ it must be 0 or above",
            })
    void shouldRefuseBarWithItsLine(String row, String message) {
        assertRefused(
                BARS, "60000,1,1,1,1,1\n" + row + "\n", "line 2: " + message.replace('\\', ';'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "60000,,,,,,,,,,; bid open is \"\"\\ a row must have bids or asks",
                "60000,1,,1,1,1,1,1,1,1,1; bid high is \"\"\\ it must be a decimal number such as"
                        + " 12.5",
                "60000,1,1,1,1,1,1,1,1,0,1; ask close is \"0\"\\ it must be above 0",
                "60000,1,1,1,1,1,1,1,1,2,1; ask high is \"1\"\\ it must not be below open, low and"
                        + " close",
                "60000,1,1,1,1,1,1,1,1,1,-1; ask size is \"-1\"\\ it must be 0 or above",
                "60000,1,1,1,1,x,1,1,1,1,1; bid size is \"x\"\\ it must be a decimal number such as"
                        + " 12.5",
            })
    void shouldRefuseQuoteBarWithItsLine(String row, String message) {
        assertRefused(QUOTE_BARS, row + "\n", "line 1: " + message.replace('\\', ';'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "20130229 00:00",
        "20131301 00:00",
        "20131007 24:00",
        "20131007 00:60",
        "20131007 04:00",
        "20131007",
        "2013-10-07 00:",
        "1381104000000",
    })
    void shouldRefuseDayThatIsNoneOfTheCalendar(String time) {
        assertRefused(
                DAYS,
                time + ",1,1,1,1,1\n",
                "line 1: time is \""
                        + time
                        + "\"; it must be like 20131007 09:00, at the start of a bar");
    }

    @Test
    void shouldRefuseDayOutOfRange() {
        assertRefused(
                DAYS,
                "19891231 00:00,1,1,1,1,1\n",
                "line 1: time is \"19891231 00:00\"; it must lie in the years 1990 to 2099");
    }

    @Test
    void shouldRefuseFileWithoutRows() {
        assertRefused(TRADES, "", "file has no rows; it must have at least one");
    }

    @Test
    void shouldRefuseFileWhereNoRowGivesAnEvent() {
        assertRefused(
                QUOTES,
                "1,0,0,1,1,P,1,0\n2,0,0,1,1,P,1,0\n",
                "none of its 2 rows gives an event; it must have a trade beside official prints,"
                        + " or both bid and ask");
    }

    @Test
    void shouldRefuseByteThatIsNoText() {
        byte[] row = "60000,1.5,1.6\n".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < row.length - 1; i++) {
            byte[] damaged = row.clone();
            damaged[i] = (byte) 0xFF;
            Path file = LeanFiles.write(root, "forex/fxcm/tick/eurusd/20140502_quote.csv", damaged);
            FeedException e = assertThrows(FeedException.class, () -> LeanFiles.events(file));
            assertTrue(e.toString().contains(": " + file + ": line 1: "), e.toString());
        }
        assertRefused(
                TRADES,
                "60000,1,1,\u00e9,1,0\n",
                "line 1: exchange is \"\u00e9\"; it must be a short name such as Q");
    }

    @Test
    void shouldRefuseLineOfFiftyMegabytes() {
        assertRefused(
                PAIRS,
                "60000,1.5,1.6\n60001,1.5," + "1".repeat(50_000_000),
                "line 2: line is longer than 65536 bytes; it must be CSV text, one row a line");
    }
}
