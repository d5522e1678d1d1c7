package io.millrace.indicators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RollingWindowTest {

    @Test
    void shouldKeepTheLastValuesOldestFirstWhenMoreAreAdded() {
        RollingWindow window = new RollingWindow(4);
        for (int value = 1; value <= 11; value++) {
            window.add(value);

            int oldest = Math.max(1, value - 3);
            for (int i = 0; i <= value - oldest; i++) {
                assertEquals(oldest + i, window.get(i), "after " + value);
            }
        }
    }

    @Test
    void shouldBeFullFromThePeriodOn() {
        RollingWindow window = new RollingWindow(2);
        window.add(1.0);
        assertFalse(window.isFull());

        window.add(2.0);

        assertTrue(window.isFull());
        window.reset();
        assertFalse(window.isFull());
    }

    @Test
    void shouldGiveMeanAndDistancesWhenFull() {
        RollingWindow window = new RollingWindow(8);
        for (double value : new double[] {99, 2, 4, 4, 4, 5, 5, 7, 9}) {
            window.add(value);
        }

        assertEquals(5.0, window.mean());
        assertEquals(32.0, window.squaredDistances(5.0));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {0.1, 1.0 / 3.0, 1e-8, 1e15 + 0.3, -7.7})
    void shouldBeExactWhenAllValuesAreEqual(double value) {
        RollingWindow window = new RollingWindow(49);
        for (int i = 0; i < 60; i++) {
            window.add(value);
        }

        assertEquals(value, window.mean());
        assertEquals(0.0, window.squaredDistances(window.mean()));
    }

    @Test
    void shouldWorkWhenThePeriodIsOne() {
        RollingWindow window = new RollingWindow(1);
        window.add(3.0);
        window.add(5.0);

        assertEquals(5.0, window.get(0));
        assertEquals(5.0, window.mean());
    }

    @Test
    void shouldFailTheAssertionWhenReadOutsideTheWindow() {
        RollingWindow window = new RollingWindow(3);
        window.add(1.0);

        assertThrows(AssertionError.class, () -> window.get(1));
        assertThrows(AssertionError.class, () -> window.get(-1));
        assertThrows(AssertionError.class, window::mean);
    }

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Periods.MAX_PERIOD + 1, Integer.MAX_VALUE})
    void shouldRefuseThePeriodWhenItHasNoMeaning(int period) {
        assertThrows(IllegalArgumentException.class, () -> new RollingWindow(period));
    }
}
