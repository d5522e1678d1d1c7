package io.millrace.model.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.SplittableRandom;

class FixedPointTest {

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100000000",
        "-12.5, -1250000000",
        "1e-8, 1",
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775807, -9223372036854775807"
    })
    void shouldReadDecimalsExactly(String text, long expected) {
        assertEquals(expected, FixedPoint.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ten",
                "1,5",
                "NaN",
                "Infinity",
                "1e50000000",
                "1e-9",
                "0.000000001",
                "92233720368.54775808",
                "-92233720368.54775808",
                "1e999999999",
                "0x10"
            })
    void shouldRefuseWhatIsNoNumberOrDoesNotFit(String text) {
        assertThrows(NumberFormatException.class, () -> FixedPoint.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100000000, 1",
        "-1250000000, -12.5",
        "-1, -0.00000001",
        "10, 0.0000001",
        "12300000000000, 123000",
        "9223372036854775807, 92233720368.54775807",
        "-9223372036854775807, -92233720368.54775807",
        "-9223372036854775808, none"
    })
    void shouldWriteTheShortestExactDecimal(long value, String expected) {
        assertEquals(expected, FixedPoint.toText(value));
    }

    @Test
    void shouldWriteAsBigDecimalDoes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 20_000; i++) {
            long value = (random.nextLong() >> random.nextInt(64)) / POWERS[random.nextInt(9)];
            value *= POWERS[random.nextInt(9)];
            String expected =
                    BigDecimal.valueOf(value, FixedPoint.DIGITS)
                            .stripTrailingZeros()
                            .toPlainString();
            assertEquals(value == FixedPoint.NONE ? "none" : expected, FixedPoint.toText(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 10000000",
        "1e-9, 0",
        "-0.000000016, -2",
        "0.000000025, 2",
        "9.2e10, -9223372036854775808",
        "NaN, -9223372036854775808",
        "-Infinity, -9223372036854775808"
    })
    void shouldRoundDoublesHalfToEven(double value, long expected) {
        assertEquals(expected, FixedPoint.fromDouble(value));
    }

    @ParameterizedTest
    @CsvSource({"7, 5, 5, 10", "-7, 5, -10, -5", "10, 5, 10, 10", "0, 3, 0, 0"})
    void shouldStepToIncrements(long value, long step, long floor, long ceiling) {
        assertEquals(floor, FixedPoint.floorTo(value, step));
        assertEquals(ceiling, FixedPoint.ceilTo(value, step));
    }

    @Test
    void shouldGiveNoneWhenASumOverflows() {
        assertEquals(FixedPoint.NONE, FixedPoint.add(Long.MAX_VALUE, 1));
        assertEquals(FixedPoint.NONE, FixedPoint.subtract(-Long.MAX_VALUE, 2));
        assertEquals(FixedPoint.NONE, FixedPoint.add(FixedPoint.NONE, 1));
        assertEquals(FixedPoint.NONE, FixedPoint.subtract(1, FixedPoint.NONE));
        assertEquals(Long.MAX_VALUE, FixedPoint.add(Long.MAX_VALUE - 1, 1));
    }
}
