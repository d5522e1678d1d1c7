package io.millrace.indicators.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

final class TrueRangeTest {

    @Test
    void shouldBeTheLargestOfThreeDistancesBitForBit() {
        Random random = new Random(11);
        TrueRange range = new TrueRange();
        double previous = 100.0;
        range.update(previous, previous, previous);
        for (int i = 0; i < 20_000; i++) {
            // Half of the bars begin with a gap upwards or downwards.
            double high = previous * (1.0 + 0.01 * random.nextGaussian());
            double low = high * (1.0 - 0.005 * random.nextDouble());
            double close = low + (high - low) * random.nextDouble();
            double above = Math.abs(high - previous);
            double below = Math.abs(low - previous);
            double expected = Math.max(high - low, Math.max(above, below));

            assertEquals(expected, range.update(high, low, close), "bar " + i);
            previous = close;
        }
    }
}
