package io.millrace.indicators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.state.StateBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

final class WindowSumsTest {

    private static final int LENGTH = 100_000;

    @Test
    void shouldGiveTheSumsByHandWhenValuesAreWhole() {
        WindowSums sums = new WindowSums(5);
        for (double value : new double[] {8, 8, 3, 1, 4, 5, 9}) {
            sums.add(value);
        }

        // distances from 4, the last of the first block, newest first: 5 1 0 -3 -1
        assertEquals(2.0, sums.sum());
        assertEquals(0 + 1 + 0 - 9 - 4, sums.agedSum());
        assertEquals(4.4, sums.mean());
        assertEquals(36 - 4 / 5.0, sums.squaredDistances(), 1e-14);
        assertEquals((3 + 2 + 12 + 20 + 45) / 15.0, sums.weightedMean(), 1e-15);
    }

    @Test
    void shouldBeFullFromThePeriodOn() {
        WindowSums sums = new WindowSums(2);
        sums.add(1.0);
        assertFalse(sums.isFull());
        assertThrows(AssertionError.class, sums::mean);

        sums.add(2.0);

        assertTrue(sums.isFull());
        sums.reset();
        assertFalse(sums.isFull());
    }

    @ParameterizedTest(name = "period {0}, seed {1}, price {2}")
    @CsvSource({
        "1, 1, 100",
        "2, 2, 100",
        "3, 3, 1e-8",
        "20, 4, 100",
        "20, 5, 1e9",
        "50, 6, 1e-7",
        "50, 7, 60000",
        "97, 8, 100"
    })
    void shouldEqualTheNaiveTwinWhenTheSeriesIsLong(int period, long seed, double price) {
        WindowSums sums = new WindowSums(period);
        WindowMean mean = new WindowMean(period);
        double[] series = series(seed, price);
        for (int i = 0; i < LENGTH; i++) {
            sums.add(series[i]);
            mean.add(series[i]);
            if (i >= period - 1) {
                compare(sums, series, i, period);
                assertEquals(sums.mean(), mean.mean());
                assertEquals(distances(series, i, period, price), mean.distances(price), price);
            }
        }
    }

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {1, 2, 14, 33})
    void shouldEqualTheNaiveTwinWhenTotalled(int period) {
        WindowTotal total = new WindowTotal(period);
        double[] series = series(period, 1.0);
        for (int i = 0; i < LENGTH; i++) {
            total.add(i / 500 % 2 == 0 ? series[i] : 0.0);
            if (i >= period - 1) {
                double expected = 0.0;
                for (int j = i; j > i - period; j--) {
                    expected += j / 500 % 2 == 0 ? series[j] : 0.0;
                }
                assertEquals(expected, total.total(), 1e-12 * expected, "value " + i);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {0.1, 1.0 / 3.0, 1e-8, 1e15 + 0.3, -7.7})
    void shouldBeExactAsSoonAsAllValuesAreEqual(double value) {
        for (int before = 0; before < 120; before++) {
            WindowSums sums = new WindowSums(49);
            WindowMean mean = new WindowMean(49);
            for (int i = 0; i < before + 49; i++) {
                sums.add(i < before ? 1e12 + i * 0.7 : value);
                mean.add(i < before ? 1e12 + i * 0.7 : value);
            }

            assertEquals(value, sums.mean());
            assertEquals(value, mean.mean());
            assertEquals(value, sums.weightedMean());
            assertEquals(0.0, sums.deviation());
        }
    }

    @Test
    void shouldGoOnBitForBitWhenSavedAndLoadedAnywhere() {
        double[] series = series(12, 100.0);
        for (int savedAt = 0; savedAt < 60; savedAt++) {
            WindowSums whole = new WindowSums(20);
            WindowSums loaded = new WindowSums(20);
            for (int i = 0; i < savedAt; i++) {
                whole.add(series[i]);
                loaded.add(series[i + 500]);
            }
            StateBuffer state = new StateBuffer();
            whole.save(state);
            loaded.load(new StateBuffer(state.toBytes()));
            for (int i = savedAt; i < savedAt + 50; i++) {
                whole.add(series[i]);
                loaded.add(series[i]);

                assertEquals(whole.isFull(), loaded.isFull());
                if (whole.isFull()) {
                    assertEquals(whole.mean(), loaded.mean());
                    assertEquals(whole.agedSum(), loaded.agedSum());
                    assertEquals(whole.squaredDistances(), loaded.squaredDistances());
                }
            }
        }
    }

    private static void compare(WindowSums sums, double[] series, int newest, int period) {
        double sum = 0.0;
        for (int age = 0; age < period; age++) {
            sum += series[newest - age] - series[newest];
        }
        double mean = series[newest] + sum / period;
        double squares = 0.0;
        double expectedSlope = 0.0;
        double size = 0.0;
        for (int age = 0; age < period; age++) {
            double distance = series[newest - age] - mean;
            squares += distance * distance;
            expectedSlope += ((period - 1) / 2.0 - age) * distance;
            size += period * Math.abs(distance);
        }
        double slope = (period - 1) / 2.0 * sums.sum() - sums.agedSum();
        String where = "value " + newest;
        assertEquals(mean, sums.mean(), 1e-12 * Math.abs(mean), where);
        assertEquals(squares, sums.squaredDistances(), 1e-11 * squares, where);
        assertEquals(expectedSlope, slope, 1e-12 * size, where);
    }

    private static double distances(double[] series, int newest, int period, double from) {
        double sum = 0.0;
        for (int i = newest; i > newest - period; i--) {
            sum += Math.abs(series[i] - from);
        }
        return sum;
    }

    /* Walks, stands still now and then, and jumps by orders of size. */
    private static double[] series(long seed, double price) {
        Random random = new Random(seed);
        double[] series = new double[LENGTH];
        double level = price;
        int flat = 0;
        for (int i = 0; i < LENGTH; i++) {
            flat =
                    flat == 0 && random.nextInt(300) == 0
                            ? random.nextInt(150)
                            : Math.max(0, flat - 1);
            if (flat == 0) {
                level *= 1.0 + 0.001 * random.nextGaussian();
            }
            if (random.nextInt(2_000) == 0) {
                level = price * StrictMath.pow(10.0, random.nextInt(7) - 3);
            }
            series[i] = level;
        }
        return series;
    }
}
