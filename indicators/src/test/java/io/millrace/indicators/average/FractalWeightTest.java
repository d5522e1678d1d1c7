package io.millrace.indicators.average;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

final class FractalWeightTest {

    @Test
    void shouldEqualTheExponentialOfTheLogarithm() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500_000; i++) {
            double parts = 1.0 + random.nextDouble();
            double dimension = StrictMath.log(parts) / StrictMath.log(2.0);
            double expected = StrictMath.exp(-4.6 * dimension);

            assertEquals(expected, FractalWeight.of(parts), 1e-14 * expected * 5, "parts " + parts);
        }
    }

    @Test
    void shouldBeTheEndsOfItsRangeAtOneAndTwo() {
        assertEquals(1.0, FractalWeight.of(1.0), 1e-14);
        assertEquals(StrictMath.exp(-4.6), FractalWeight.of(2.0), 1e-15);
    }
}
