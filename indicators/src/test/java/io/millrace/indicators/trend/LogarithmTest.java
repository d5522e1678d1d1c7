package io.millrace.indicators.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

final class LogarithmTest {

    private static final long SEED = 20;
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal LOG_2 =
            new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068");

    @Test
    void shouldBeWithinTwoUnitsOfStrictMathWhenBitsAreRandom() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000_000; i++) {
            near(Double.longBitsToDouble(random.nextLong(1, 0x7ff0000000000000L)));
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"0.99, 1.01", "0.6, 1.5", "0.999999, 1.000001", "1, 100000", "4.9e-324, 1e-300"})
    void shouldBeWithinTwoUnitsOfStrictMath(double from, double to) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 500_000; i++) {
            near(from + random.nextDouble() * (to - from));
        }
    }

    @Test
    void shouldErrByAtMostOneUnitAndAHalfWhenComparedWithFiftyDigits() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 3_000; i++) {
            double x =
                    switch (i % 3) {
                        case 0 -> 1.0 + (random.nextDouble() - 0.5) * 0.03;
                        case 1 -> 0.5 + 1.5 * random.nextDouble();
                        default -> Double.longBitsToDouble(random.nextLong(1, 0x7ff0L << 48));
                    };
            double actual = Logarithm.of(x);
            BigDecimal error = logarithm(x).subtract(new BigDecimal(actual)).abs();

            assertTrue(error.doubleValue() <= 1.5 * Math.ulp(actual), () -> x + " gives " + actual);
        }
    }

    @Test
    void shouldBeExactAtOneAndOrderedAboutIt() {
        assertEquals(0.0, Logarithm.of(1.0));
        assertEquals(-0x1p-53, Logarithm.of(Math.nextDown(1.0)));
        assertEquals(StrictMath.log(Double.MIN_VALUE), Logarithm.of(Double.MIN_VALUE), 1e-12);
        assertEquals(StrictMath.log(Double.MAX_VALUE), Logarithm.of(Double.MAX_VALUE), 1e-12);
        assertEquals(StrictMath.log(0x1p-1022), Logarithm.of(0x1p-1022), 1e-12);
    }

    private static void near(double x) {
        double expected = StrictMath.log(x);
        double actual = Logarithm.of(x);
        assertTrue(
                Math.abs(actual - expected) <= 2.0 * Math.ulp(expected),
                () -> x + ": expected " + expected + " but was " + actual);
    }

    /* log x = k log 2 + 2 atanh((m - 1) / (m + 1)), the series of atanh in fifty digits. */
    private static BigDecimal logarithm(double x) {
        int k = 0;
        BigDecimal m = new BigDecimal(x);
        BigDecimal two = BigDecimal.TWO;
        while (m.doubleValue() > 1.5) {
            m = m.divide(two);
            k++;
        }
        while (m.doubleValue() < 0.75) {
            m = m.multiply(two);
            k--;
        }
        BigDecimal ratio = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = ratio.multiply(ratio, DIGITS);
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < 90; i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(two).add(LOG_2.multiply(BigDecimal.valueOf(k)), DIGITS);
    }
}
