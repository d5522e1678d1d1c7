package io.millrace.indicators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

final class WindowSumsTest {

    private final WindowSums sums = new WindowSums();

    @Test
    void shouldGiveTheSumsByHandWhenValuesAreWhole() {
        RollingWindow window = window(3, 1, 5, 9, 4);

        sums.over(window, 5);

        assertEquals(2.0, sums.sum()); // distances from 4, newest first: 0 5 1 -3 -1
        assertEquals(0 + 5 + 2 - 9 - 4, sums.agedSum());
        assertEquals(4.4, sums.mean());
        assertEquals(36 - 4 / 5.0, sums.squaredDistances());
        assertEquals((3 + 2 + 15 + 36 + 20) / 15.0, sums.weightedMean(), 1e-15);
    }

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource({"20, 50", "4, 8", "1, 50", "3, 49", "50, 20", "20, 20", "7, 7", "48, 51"})
    void shouldGiveTheSameBitsWhenAPassIsCarriedOn(int first, int second) {
        Random random = new Random(17);
        RollingWindow window = new RollingWindow(51);
        WindowSums fresh = new WindowSums();
        for (int i = 0; i < 300; i++) {
            window.add(100 + random.nextGaussian());
            if (window.isFull()) {
                sums.over(window, first);
                sums.reach(window, second);
                fresh.over(window, second);

                assertEquals(fresh.sum(), sums.sum());
                assertEquals(fresh.agedSum(), sums.agedSum());
                assertEquals(fresh.squaredDistances(), sums.squaredDistances());
                assertEquals(window.meanOfNewest(second), sums.mean());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {0.1, 1.0 / 3.0, 1e-8, 1e15 + 0.3, -7.7})
    void shouldBeExactWhenAllValuesAreEqual(double value) {
        RollingWindow window = new RollingWindow(49);
        window.add(1e12);
        for (int i = 0; i < 49; i++) {
            window.add(value);
        }

        sums.over(window, 49);

        assertEquals(value, sums.mean());
        assertEquals(value, sums.weightedMean());
        assertEquals(0.0, sums.deviation());
    }

    private static RollingWindow window(double... values) {
        RollingWindow window = new RollingWindow(values.length);
        for (double value : values) {
            window.add(value);
        }
        return window;
    }
}
