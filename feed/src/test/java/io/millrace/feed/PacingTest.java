package io.millrace.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {

    private long nowNs = 5_000;
    private long readings;

    private long now() {
        readings++;
        return nowNs;
    }

    @ParameterizedTest
    @CsvSource({
        "max, Infinity, max",
        "1x, 1, 1x",
        "10x, 10, 10x",
        "0.5x, 0.5, 0.5x",
        "1000000x, 1000000, 1000000x",
        "0.000001x, 0.000001, 0.000001x"
    })
    void shouldReadPacingWhenTextIsGood(String text, double speed, String label) {
        assertEquals(new Pacing(speed), Pacing.parse(text));
        assertEquals(label, Pacing.parse(text).label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fast",
                "MAX",
                "x",
                "10",
                "-1x",
                "0x",
                "0.0x",
                "1e3x",
                "1000001x",
                " 1x",
                ".5x",
                "NaNx",
                "Infinityx"
            })
    void shouldRefusePacingWhenTextIsNot(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Pacing.parse(text));

        assertEquals(
                "pacing is \""
                        + text
                        + "\"; it must be max or a speed above 0 and at most 1000000x, such as 1x,"
                        + " 10x or 0.5x",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1_000_001, Double.NaN, Double.NEGATIVE_INFINITY})
    void shouldRefuseSpeedWhenItIsOutOfRange(double speed) {
        assertThrows(IllegalArgumentException.class, () -> Pacing.times(speed));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "10, 100", "0.5, 2000", "3, 333"})
    void shouldBeDueExactlyThenWhenEventIsAThousandLater(double speed, long dueAfterNs) {
        Pacer pacer = Pacing.times(speed).start(this::now);
        assertTrue(pacer.isDue(70_000));

        nowNs = 5_000 + dueAfterNs - 1;
        assertFalse(pacer.isDue(71_000));
        nowNs++;
        assertTrue(pacer.isDue(71_000));
    }

    @Test
    void shouldNeverReadTheClockWhenUnpaced() {
        Pacer pacer = Pacing.MAX.start(this::now);

        assertTrue(pacer.isDue(0));
        assertTrue(pacer.isDue(Long.MAX_VALUE));
        assertEquals(0, readings);
    }

    @Test
    void shouldKeepItsReadingWhenItAlreadyAnswers() {
        Pacer pacer = Pacing.REAL_TIME.start(this::now);
        assertTrue(pacer.isDue(0));
        nowNs += 1_000;
        assertTrue(pacer.isDue(10));
        long before = readings;

        assertTrue(pacer.isDue(1_000));
        assertEquals(before, readings);
    }

    @ParameterizedTest
    @CsvSource({"1, 70600", "10, 76000", "0.5, 70300"})
    void shouldTellHowFarEventTimeHasCome(double speed, long reachedNs) {
        Pacer pacer = Pacing.times(speed).start(this::now);
        assertEquals(EventSource.NOT_PACED, pacer.reachedNs());
        assertTrue(pacer.isDue(70_000));

        nowNs += 600;
        assertEquals(reachedNs, pacer.reachedNs());
        assertTrue(pacer.isDue(reachedNs));
        assertFalse(pacer.isDue(reachedNs + 11));
        assertEquals(EventSource.NOT_PACED, Pacing.MAX.start(this::now).reachedNs());
    }
}
