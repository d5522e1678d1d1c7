package io.millrace.model.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {

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
