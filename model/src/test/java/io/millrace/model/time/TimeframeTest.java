package io.millrace.model.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeframeTest {

    @ParameterizedTest(name = "{0} = {1} s")
    @CsvSource({
        "1s, 1, 0", "1m, 60, 1", "5m, 300, 2", "15m, 900, 3",
        "30m, 1800, 4", "1h, 3600, 5", "4h, 14400, 6", "1d, 86400, 7"
    })
    void shouldKnowLabelLengthAndCode(String label, long seconds, int code) {
        Timeframe timeframe = Timeframe.parse(label);

        assertEquals(label, timeframe.label());
        assertEquals(seconds * 1_000_000_000L, timeframe.lengthNs());
        assertEquals(code, timeframe.code());
        assertSame(timeframe, Timeframe.ofCode(code));
        assertSame(timeframe, Timeframe.ofLength(seconds * 1_000_000_000L));
        assertEquals(8, Timeframe.values().length);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0, 0",
        "59999999999, 0",
        "60000000000, 60000000000",
        "60000000001, 60000000000",
        "-1, -60000000000"
    })
    void shouldAlignBarsToTheEpoch(long timeNs, long startNs) {
        assertEquals(startNs, Timeframe.M1.startOf(timeNs));
    }

    @Test
    void shouldNameWhatItKnowsWhenItIsAskedForAnotherOne() {
        String known = "1s, 1m, 5m, 15m, 30m, 1h, 4h, 1d";
        assertEquals(
                "timeframe is \"2m\"; it must be one of " + known,
                assertThrows(IllegalArgumentException.class, () -> Timeframe.parse("2m"))
                        .getMessage());
        assertEquals(
                "bars of 120 s have no timeframe; the lengths known are " + known,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Timeframe.ofLength(120_000_000_000L))
                        .getMessage());
    }
}
