package io.millrace.indicators.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VolatilityStateTest {

    @ParameterizedTest(name = "ratio {0} is {1}, code {2}")
    @CsvSource({
        "0.0, LOW, 0",
        "0.6999999999999999, LOW, 0",
        "0.7, NORMAL, 1",
        "1.0, NORMAL, 1",
        "1.5, NORMAL, 1",
        "1.5000000000000002, HIGH, 2",
        "Infinity, HIGH, 2",
        "NaN, UNKNOWN, 3"
    })
    void shouldNameTheStateWhenTheRatioIsAtOrBesideAThreshold(
            double ratio, VolatilityState expected, int code) {
        VolatilityState state = VolatilityState.of(ratio);

        assertEquals(expected, state);
        assertEquals(code, state.code());
    }
}
