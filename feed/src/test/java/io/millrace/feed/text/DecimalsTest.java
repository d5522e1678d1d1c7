package io.millrace.feed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.feed.text.Decimals.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Pattern;

class DecimalsTest {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final int TEXTS = 200_000;
    private static final long SEED = 20_261_121;
    private static final String HOSTILE = "0123456789.eE+- x,:\u00e9\"\0NaI";

    private final Decimals decimals = new Decimals();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "43059.97, 4305997000000",
        "0.00713, 713000",
        "1e-05, 1000",
        "1E-8, 1",
        "+12.5, 1250000000",
        "-12.5, -1250000000",
        ".5, 50000000",
        "5., 500000000",
        "1.2300000000000000000000000, 123000000",
        "000000000000000000000000001, 100000000",
        "0e50000000, 0",
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775807, -9223372036854775807",
        "9223372036854775807e-8, 9223372036854775807",
        "12345e5, 123450000000000000",
        "0.0000000000000000000000000001e28, 100000000"
    })
    void shouldBeExactWhenNumberFits(String text, long expected) {
        assertEquals(expected, parse(text, 8));
        assertEquals(Problem.NONE, decimals.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_NUMBER",
        "-, NO_NUMBER",
        "., NO_NUMBER",
        "-., NO_NUMBER",
        "+., NO_NUMBER",
        "e5, NO_NUMBER",
        "1e, NO_NUMBER",
        "1e+, NO_NUMBER",
        "1e5.5, NO_NUMBER",
        "1.2.3, NO_NUMBER",
        "--1, NO_NUMBER",
        "1-, NO_NUMBER",
        "NaN, NO_NUMBER",
        "inf, NO_NUMBER",
        "Infinity, NO_NUMBER",
        "0x10, NO_NUMBER",
        "1_000, NO_NUMBER",
        "'1,5', NO_NUMBER",
        "1 000, NO_NUMBER",
        "0.000000001, TOO_FINE",
        "1e-9, TOO_FINE",
        "1e-50000000, TOO_FINE",
        "0.09946999000000001, TOO_FINE",
        "12345678901234567890123e-20, TOO_FINE",
        "92233720368.54775808, TOO_LARGE",
        "-92233720368.54775808, TOO_LARGE",
        "99999999999, TOO_LARGE",
        "184467440737.09551617, TOO_LARGE",
        "1e50000000, TOO_LARGE",
        "1e99999999999999999999, TOO_LARGE",
        "123456789012345678901234567890, TOO_LARGE"
    })
    void shouldSayWhyWhenNumberDoesNotFit(String text, Problem expected) {
        assertEquals(Long.MIN_VALUE, parse(text, 8));
        assertEquals(expected, decimals.problem());
    }

    @Test
    void shouldAgreeWithBigDecimalWhenTextsAreRandom() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            String text = i % 4 == 0 ? hostile(random) : number(random);
            int scale = i % 3 == 0 ? 9 : 8;
            String message = "seed " + SEED + ", text \"" + text + "\", scale " + scale;
            assertEquals(expected(text, scale), parse(text, scale), message);
        }
    }

    private long parse(String text, int scale) {
        byte[] bytes = ("7" + text + "7").getBytes(ISO_8859_1);
        return decimals.parse(bytes, 1, bytes.length - 1, scale);
    }

    private static long expected(String text, int scale) {
        if (!NUMBER.matcher(text).matches()) {
            return Long.MIN_VALUE;
        }
        BigDecimal value = new BigDecimal(text).movePointRight(scale).stripTrailingZeros();
        if (value.signum() == 0) {
            return 0;
        }
        if (value.scale() > 0 || value.precision() - value.scale() > 25) {
            return Long.MIN_VALUE;
        }
        BigInteger exact = value.toBigIntegerExact();
        return exact.bitLength() > 63 ? Long.MIN_VALUE : exact.longValueExact();
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
        }
        return text.toString();
    }

    private static String number(Random random) {
        StringBuilder text = new StringBuilder();
        int form = random.nextInt(8);
        text.append(form == 0 ? "-" : form == 1 ? "+" : "");
        digits(text, random, form == 2 ? 30 : 12);
        if (random.nextInt(4) > 0) {
            text.append('.');
            digits(text, random, form == 3 ? 30 : 9);
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(40) - 20);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, Random random, int most) {
        boolean zeros = random.nextInt(5) == 0;
        int length = random.nextInt(most + 1);
        for (int i = 0; i < length; i++) {
            text.append(zeros ? '0' : (char) ('0' + random.nextInt(10)));
        }
    }
}
