package io.millrace.indicators.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.state.StateHash;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

final class HurstTest {

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {16, 37, 64, 100})
    void shouldGiveTheSameBitsWheneverItIsRead(int period) {
        Random random = new Random(period);
        Hurst always = new Hurst(period);
        Hurst seldom = new Hurst(period);
        Hurst never = new Hurst(period);
        double price = 100.0;
        for (int i = 0; i < 5_000; i++) {
            price *= i % 700 < 500 ? 1.0 + 0.001 * random.nextGaussian() : 1.0;
            double expected = always.update(price);
            seldom.add(price);
            never.add(price);
            if (random.nextInt(1 + i % 300) == 0) {
                assertEquals(expected, seldom.value(), "price " + i);
                assertEquals(hash(always), hash(never), "price " + i);
            }
        }
        assertEquals(always.value(), never.value());
    }

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {16, 37, 64, 100, 300})
    void shouldNotDependOnTheUnitOfThePriceWhenLogarithmsChangeSign(int period) {
        Random random = new Random(period);
        Hurst aboutOne = new Hurst(period);
        Hurst above = new Hurst(period);
        Hurst below = new Hurst(period);
        double price = 1.0;
        for (int i = 0; i < 3_000; i++) {
            price = Math.max(0.9, Math.min(1.1, price * (1.0 + 0.01 * random.nextGaussian())));
            double expected = above.update(1_024.0 * price);

            assertEquals(expected, aboutOne.update(price), 1e-11, "price " + i);
            assertEquals(expected, below.update(price / 1_024.0), 1e-11, "price " + i);
        }
    }

    private static String hash(Hurst hurst) {
        StateHash hash = new StateHash();
        hurst.save(hash);
        return hash.toHex();
    }
}
