package io.millrace.ops.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.SplittableRandom;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                1,
                1_000,
                1_000_000,
                999_999_999,
                1_709_164_800_000_000_000L,
                1_709_251_199_120_000_000L,
                -62_135_596_800_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE + 1
            })
    void shouldWriteTimesAsInstantDoes(long timeNs) {
        assertEquals(Instant.EPOCH.plusNanos(timeNs).toString(), JsonText.isoTime(timeNs));
    }

    @Test
    void shouldWriteAnyTimeAsInstantDoes() {
        SplittableRandom random = new SplittableRandom(8);
        long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            long unit = units[random.nextInt(units.length)];
            long timeNs = random.nextLong() / unit * unit;
            assertEquals(Instant.EPOCH.plusNanos(timeNs).toString(), JsonText.isoTime(timeNs));
        }
    }
}
