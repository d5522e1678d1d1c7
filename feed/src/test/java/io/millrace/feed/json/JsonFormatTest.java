package io.millrace.feed.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class JsonFormatTest {

    private static final String TRADES =
            "[[1570752011620,\"13\",null,\"sell\",0.00141342,23.0,0.03250866],"
                    + "[1570752011621,\"14\",null,\"buy\",0.0014,1e-05,0]]";
    private static final String BARS =
            "[[1509836520000, 1, 3, 0.5, 2, 108.14853839],\n [1509836640000, 2, 2, 2, 2, 0],"
                    + " [1509836700000, 2, 2, 2, 2.0000000000000004, 0]]\n";
    private static final String CANDLES =
            """
            {
              "candles": [
                {"start": "1463544000", "low": "1", "high": "3", "open": "2", "close": "1.5",
                 "volume": "561.88098307"},
                {"start": "1463558400", "low": "1", "high": "3", "open": "2", "close": "1.5",
                 "volume": "0"}
              ]
            }
            """;
    private static final String BE_ROWS =
            "; it must hold trades [[timestamp, id, type, side, price, amount, cost], ...], bars"
                    + " [[date, open, high, low, close, volume], ...] or candles {\"candles\":"
                    + " [{start, open, high, low, close, volume}, ...]}";

    @TempDir Path directory;

    private Path file(String text) {
        return SampleFiles.write(directory, "a.json", text);
    }

    @Test
    void shouldReadTrades() {
        Path file = file(TRADES);
        assertEquals("json", Formats.detect(file).name());
        assertEquals(
                List.of(
                        "TRADE 0 48 1570752011620000000 1570752011620000000 1570752011620000000"
                                + " price 0.00141342 size 23 sequence 13 side 2 suspect 0 reserved"
                                + " 0",
                        "TRADE 0 48 1570752011621000000 1570752011621000000 1570752011621000000"
                                + " price 0.0014 size 0.00001 sequence 14 side 1 suspect 0 reserved"
                                + " 0"),
                SampleFiles.events(file));
    }

    @Test
    void shouldReadBarsAndFindTheirTimeframe() {
        List<String> events = SampleFiles.events(file(BARS));
        assertEquals(3, events.size());
        assertEquals(
                "BAR 0 56 1509836580000000000 start 1509836520000000000 ohlc 1 3 0.5 2 volume"
                        + " 108.14853839 count 0 timeframe 1",
                events.getFirst());
    }

    @Test
    void shouldReadCandles() {
        List<String> events = SampleFiles.events(file(CANDLES));
        assertEquals(2, events.size());
        assertEquals(
                "BAR 0 56 1463558400000000000 start 1463544000000000000 ohlc 2 3 1 1.5 volume"
                        + " 561.88098307 count 0 timeframe 6",
                events.getFirst());
        String more = CANDLES.replace("]\n}", "], \"next\": {\"a\": [1]}}");
        assertEquals(events, SampleFiles.events(file(more)));
        assertEquals(events, SampleFiles.events(file("\uFEFF" + CANDLES)));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0014, | 0, | price is \"0\"; it must be above 0",
                "0.0014, | \"x\", | price is \"x\"; it must be a decimal number such as 12.5",
                "0.0014, | 1.123456789, | price is \"1.123456789\"; it must have at most 8"
                        + " decimals",
                "1e-05 | -1 | amount is \"-1\"; it must be 0 or above",
                "1e-05 | null | amount is \"null\"; it must be a decimal number such as 12.5",
                "\"buy\" | \"b\" | side is \"b\"; it must be buy, sell or null",
                "\"14\" | \"x\" | id is \"x\"; it must be a whole number from 0",
                "1570752011621 | 1570752011619 | timestamp is \"1570752011619\"; times must not go"
                        + " back; rows that are newest first must be turned round",
                "1570752011621 | 15707520 | timestamp is \"15707520\"; it must lie in the years"
                        + " 1990 to 2099",
                ",0]] | ]] | row has 6 values; it must have 7: timestamp, id, type, side, price,"
                        + " amount, cost",
                ",0]] | ,0],] | byte 109 is \"]\"; it must be a value",
                ",0]] | ,0]]] | byte 109 is \"]\"; nothing must stand behind the value",
                ",0]] | ,0] | JSON ends before byte 108; it must be a comma or the end of the"
                        + " object or array"
            })
    void shouldRefuseFileWhenARowIsWrong(String good, String bad, String message) {
        Path file = file(TRADES.replace(good, bad));
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": line 1: " + message, e.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | first row is none that is known",
                "[1,2] | first row is none that is known",
                "[[1,2]] | first row is none that is known",
                "{\"candles\":[]} | first row is none that is known",
                "{\"bars\":[[1]]} | JSON holds no rows",
                "{} | JSON holds no rows"
            })
    void shouldRefuseFileWhenItsShapeIsNotKnown(String text, String found) {
        Path file = file(text);
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": line 1: " + found + BE_ROWS, e.getMessage());
    }

    @Test
    void shouldNameTheLineOfTheFieldWhenAnObjectHasSeveral() {
        Path file = file(CANDLES.replace("\"volume\": \"0\"", "\"volume\": \"-1\""));
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(file + ": line 6: volume is \"-1\"; it must be 0 or above", e.getMessage());
    }

    @Test
    void shouldRefuseCandlesThatAreNewestFirst() {
        Path file = file(CANDLES.replace("1463558400", "1463529600"));
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(
                file
                        + ": line 5: start is \"1463529600\"; times must not go back; rows that are"
                        + " newest first must be turned round",
                e.getMessage());
    }

    @Test
    void shouldRefuseBarWhoseHighIsBelowItsClose() {
        Path file = file(BARS.replace("1, 3, 0.5, 2,", "1, 1.5, 0.5, 2,"));
        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));
        assertEquals(
                file + ": line 1: high is \"1.5\"; it must not be below open, low and close",
                e.getMessage());
    }
}
