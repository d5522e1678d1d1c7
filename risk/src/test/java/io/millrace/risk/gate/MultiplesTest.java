package io.millrace.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

/** Agrees with the division, on multiples, beside them, and at both ends of the type. */
class MultiplesTest {

    @ParameterizedTest(name = "step {0}")
    @ValueSource(
            longs = {
                1,
                2,
                3,
                7,
                8,
                1_000_000,
                100_000_000,
                1_000,
                25_000_000,
                99_999_999_999L,
                1L << 62,
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1
            })
    void shouldAgreeWithTheDivision(long step) {
        Multiples multiples = new Multiples(step);
        SplittableRandom random = new SplittableRandom(step);
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >>> random.nextInt(1, 64);
            long multiple = number - number % step;
            for (long each : new long[] {number, multiple, multiple + 1, multiple - 1}) {
                if (each >= 0) {
                    assertEquals(each % step == 0, multiples.has(each), step + " in " + each);
                }
            }
        }
        for (long each : new long[] {0, 1, step, step - 1, Long.MAX_VALUE}) {
            assertEquals(each % step == 0, multiples.has(each), step + " in " + each);
        }
    }

    @Test
    void shouldRefuseAStepThatIsNone() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> new Multiples(0));
        assertEquals("step is 0; it must be above 0", failure.getMessage());
    }
}
