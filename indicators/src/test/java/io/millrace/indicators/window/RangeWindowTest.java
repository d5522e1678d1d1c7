package io.millrace.indicators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

final class RangeWindowTest {

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 32, 53})
    void shouldFindTheExtremesOfEverySpan(int period) {
        Random random = new Random(period);
        RangeWindow window = new RangeWindow(period);
        double[] high = new double[400];
        double[] low = new double[400];
        for (int now = 0; now < high.length; now++) {
            high[now] = 100 + random.nextInt(20);
            low[now] = high[now] - random.nextInt(20);
            window.add(high[now], low[now]);
            for (int age = 0; age < Math.min(period, now + 1); age++) {
                for (int bars = 1; bars + age <= Math.min(period, now + 1); bars++) {
                    double highest = Double.NEGATIVE_INFINITY;
                    double lowest = Double.POSITIVE_INFINITY;
                    for (int i = now - age - bars + 1; i <= now - age; i++) {
                        highest = Math.max(highest, high[i]);
                        lowest = Math.min(lowest, low[i]);
                    }
                    assertEquals(highest, window.highest(bars, age), "bar " + now);
                    assertEquals(lowest, window.lowest(bars, age), "bar " + now);
                }
            }
        }
    }

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {2, 7, 9, 32, 53})
    void shouldHoldTheExtremesOfASpanAtEveryBar(int period) {
        Random random = new Random(period);
        RangeWindow window = new RangeWindow(period);
        int age = random.nextInt(period);
        int bars = 1 + random.nextInt(period - age);
        RangeSpan span = window.span(bars, age);
        RangeWindow loaded = new RangeWindow(period);
        RangeSpan ofLoaded = loaded.span(bars, age);
        for (int now = 0; now < 400; now++) {
            double high = 100 + random.nextInt(20);
            window.add(high, high - random.nextInt(20));

            assertEquals(window.highest(bars, age), span.highest(), "bar " + now);
            assertEquals(window.lowest(bars, age), span.lowest(), "bar " + now);
            assertEquals(span.highest() - span.lowest(), span.range());
            if (window.has(bars + age)) {
                assertEquals((span.highest() + span.lowest()) / 2, span.middle());
            }
            StateBuffer state = new StateBuffer();
            window.save(state);
            loaded.load(new StateBuffer(state.toBytes()));
            assertEquals(span.highest(), ofLoaded.highest(), "bar " + now);
            assertEquals(span.lowest(), ofLoaded.lowest(), "bar " + now);
        }
        window.reset();
        assertEquals(Double.NEGATIVE_INFINITY, span.highest());
        assertEquals(Double.POSITIVE_INFINITY, span.lowest());
    }

    @Test
    void shouldShareEqualSpans() {
        RangeWindow window = new RangeWindow(5);

        assertSame(window.span(3, 1), window.span(3, 1));
        assertNotSame(window.span(3, 1), window.span(3, 2));
        assertThrows(AssertionError.class, () -> window.span(5, 1));
    }

    @Test
    void shouldOrderNumbersOfBothSignsLikeDoubles() {
        double[] values = {-1e300, -2.5, -Double.MIN_VALUE, 0.0, Double.MIN_VALUE, 0.1, 3.0, 1e300};
        for (double one : values) {
            for (double other : values) {
                RangeWindow window = new RangeWindow(2);
                window.add(one, one);
                window.add(other, other);

                assertEquals(Math.max(one, other), window.highest(2));
                assertEquals(Math.min(one, other), window.lowest(2));
            }
        }
        RangeWindow zeros = new RangeWindow(2);
        zeros.add(-0.0, -0.0);
        zeros.add(-1.0, -1.0);
        assertEquals(1, zeros.ageOfHigh(0.0));
    }

    @Test
    void shouldCountTheNewestWhenExtremesAreEqual() {
        RangeWindow window = new RangeWindow(4);
        window.add(12, 3);
        window.add(11, 1);
        window.add(12, 1);
        window.add(10, 2);

        assertEquals(1, window.ageOfHigh(window.highest(4)));
        assertEquals(1, window.ageOfLow(window.lowest(4)));
        assertTrue(window.isFull());
        window.reset();
        assertFalse(window.has(1));
    }

    @Test
    void shouldFailTheAssertionWhenAskedForMoreThanItHolds() {
        RangeWindow window = new RangeWindow(4);

        assertThrows(AssertionError.class, () -> window.highest(5));
        assertThrows(AssertionError.class, () -> window.lowest(4, 1));
        assertThrows(AssertionError.class, () -> window.add(1, 2));
        assertThrows(AssertionError.class, () -> window.add(Double.NaN, 2));
    }

    @Test
    void shouldRefuseAStateOfALongerPeriod() {
        RangeWindow longer = new RangeWindow(3);
        for (int i = 0; i < 3; i++) {
            longer.add(i, i);
        }
        StateBuffer state = new StateBuffer();
        longer.save(state);

        Exception error = assertThrows(StateException.class, () -> new RangeWindow(2).load(state));

        assertEquals(
                "state, byte 0: RangeWindow: count of highs is 3;"
                        + " it must be a whole number from 0 to 2",
                error.getMessage());
    }
}
