package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.signal.IlliquidHours;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class ClockSpansTest {

    @Test
    void shouldReadTheUsualHours() {
        assertEquals(
                IlliquidHours.defaults().nyse(),
                ClockSpans.parse(" 00:00-09:30 12:00-13:00  16:00-24:00 "));
        assertEquals(List.of(), ClockSpans.parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9:30-10:00", "10:00", "10:00-10:00", "12:00-11:00", "23:00-24:01", "x"})
    void shouldRefuseWhatIsNoSpan(String text) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ClockSpans.parse(text));
        assertEquals(
                "illiquid hours are \""
                        + text
                        + "\"; write spans of a day such as 00:00-09:30 16:00-24:00",
                refusal.getMessage());
    }
}
