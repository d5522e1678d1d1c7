package io.millrace.model.fixed;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;

class NotionalTest {

    @ParameterizedTest(name = "{0} × {1} = {2}")
    @CsvSource({
        "43059.97, 0.00713, 307.0175861",
        "0.00000001, 0.5, 0",
        "0.00000003, 0.5, 0.00000002",
        "-451.25, 43, -19403.75",
        "92000000000, 1, 92000000000",
        "92000000000, 2, none",
        "none, 1, none"
    })
    void shouldValueASizeAtAPrice(String price, String size, String expected) {
        long value = Notional.of(fixed(price), fixed(size));

        assertEquals(expected, FixedPoint.toText(value));
    }

    @Test
    void shouldAgreeWithBigIntegersOnRandomOperandsOfEveryMagnitude() {
        long seed = 20260101L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            long d = random.nextLong() >> random.nextInt(64);
            boolean none = a == NONE || b == NONE || d == NONE || d == 0;
            for (Notional.Rounding rounding : Notional.Rounding.values()) {
                long expected = none ? NONE : exact(a, b, d, rounding);

                assertEquals(
                        expected,
                        Notional.multiplyDivide(a, b, d, rounding),
                        "seed " + seed + ": " + a + " * " + b + " / " + d + " " + rounding);
            }
        }
    }

    @Test
    void shouldDivideByItsConstantsAsBigIntegersDo() {
        long seed = 20260102L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000_000; i++) {
            long a = factor(random);
            long b = factor(random);
            boolean none = a == NONE || b == NONE;
            long value = none ? NONE : exact(a, b, FixedPoint.ONE, Notional.Rounding.HALF_EVEN);
            long part = none ? NONE : exact(a, b, 10_000, Notional.Rounding.HALF_EVEN);

            assertEquals(value, Notional.of(a, b), "seed " + seed + ": " + a + " * " + b);
            assertEquals(part, Notional.basisPoints(a, b), "seed " + seed + ": " + a + " * " + b);
        }
    }

    /** Any magnitude, and products that end in a tie. */
    private static long factor(SplittableRandom random) {
        long any = random.nextLong() >> random.nextInt(64);
        return switch (random.nextInt(4)) {
            case 0 -> any / 50_000_000L * 50_000_000L;
            case 1 -> any / 5_000L * 5_000L;
            case 2 -> random.nextInt(3) == 0 ? NONE : Long.MAX_VALUE - random.nextInt(3);
            default -> any;
        };
    }

    @Test
    void shouldHoldTheReciprocalsOfItsConstants() {
        assertReciprocal(FixedPoint.ONE, Notional.ONE_SHIFT, Notional.ONE_NORMAL);
        assertReciprocal(10_000, Notional.BASIS_POINTS_SHIFT, Notional.BASIS_POINTS_NORMAL);
        assertEquals(reciprocal(Notional.ONE_NORMAL), Notional.ONE_INVERSE);
        assertEquals(reciprocal(Notional.BASIS_POINTS_NORMAL), Notional.BASIS_POINTS_INVERSE);
    }

    private static void assertReciprocal(long divisor, int shift, long normal) {
        assertEquals(Long.numberOfLeadingZeros(divisor), shift);
        assertEquals(divisor << shift, normal);
    }

    private static long reciprocal(long normal) {
        BigInteger divisor = new BigInteger(Long.toUnsignedString(normal));
        return BigInteger.TWO
                .pow(128)
                .subtract(BigInteger.ONE)
                .divide(divisor)
                .subtract(BigInteger.TWO.pow(64))
                .longValue();
    }

    @Test
    void shouldCompareProductsBeyond64Bits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong();
            long b = random.nextLong();
            long c = random.nextBoolean() ? a : random.nextLong();
            long d = random.nextBoolean() ? b : random.nextLong();
            int expected = big(a).multiply(big(b)).compareTo(big(c).multiply(big(d)));

            assertEquals(expected, Notional.compareProducts(a, b, c, d));
        }
    }

    @ParameterizedTest(name = "{0} / {1} = {2}")
    @CsvSource({"20000, 460.275, 43.45228396", "400, 3, 133.33333333", "1, 0, none"})
    void shouldCutSizesTowardZero(String amount, String price, String expected) {
        assertEquals(expected, FixedPoint.toText(Notional.sizeFor(fixed(amount), fixed(price))));
    }

    private static long exact(long a, long b, long d, Notional.Rounding rounding) {
        RoundingMode mode =
                rounding == Notional.Rounding.HALF_EVEN
                        ? RoundingMode.HALF_EVEN
                        : RoundingMode.DOWN;
        BigInteger result =
                new BigDecimal(big(a).multiply(big(b)))
                        .divide(new BigDecimal(big(d)), 0, mode)
                        .toBigInteger();
        return result.bitLength() > 63 ? NONE : result.longValue();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long fixed(String text) {
        return "none".equals(text) ? NONE : FixedPoint.parse(text);
    }
}
