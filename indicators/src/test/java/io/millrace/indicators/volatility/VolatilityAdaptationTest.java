package io.millrace.indicators.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VolatilityAdaptationTest {

    @ParameterizedTest(name = "{0} when {1} -> {2}")
    @CsvSource({
        "14, HIGH, 9",
        "14, LOW, 18",
        "14, NORMAL, 14",
        "14, UNKNOWN, 14",
        "20, HIGH, 14",
        "10, HIGH, 7",
        "70, HIGH, 49",
        "10, LOW, 13",
        "2, HIGH, 2",
        "1, HIGH, 2",
        "1, LOW, 2",
        "1, NORMAL, 1",
        "100000, LOW, 130000"
    })
    void shouldAdaptThePeriodWhenVolatilityIsUnusual(
            int base, VolatilityState state, int expected) {
        assertEquals(expected, VolatilityAdaptation.period(base, state));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"0, 0.1", "0.5, 0.1", "1.0, 0.35", "1.5, 0.6", "9, 0.6", "NaN, NaN"})
    void shouldWeighTheNewestMoreWhenPricesMoveMore(double ratio, double expected) {
        assertEquals(expected, VolatilityAdaptation.alpha(ratio), 1e-15);
    }

    @ParameterizedTest(name = "5 minutes {0}, hour {1} -> {2}")
    @CsvSource({
        "NaN, 1, NOT_APPLICABLE",
        "1, NaN, NOT_APPLICABLE",
        "2, 3.4641016151377544, CALM",
        "2.0000001, 3.4641016151377544, SPIKE",
        "0.1, 3.4, CALM",
        "0, 0, CALM",
        "0.1, 0, SPIKE"
    })
    void shouldJudgeASpikeStrictly(double fiveMinutes, double hour, VolatilitySpike expected) {
        assertEquals(expected, VolatilitySpike.of(fiveMinutes, hour));
    }

    @Test
    void shouldShowTheThresholdAndItsCodes() {
        assertEquals(2.0, VolatilitySpike.threshold(3.4641016151377544), 1e-15);
        assertEquals(Double.NaN, VolatilitySpike.threshold(Double.NaN));
        assertEquals(0, VolatilitySpike.NOT_APPLICABLE.code());
        assertEquals(1, VolatilitySpike.CALM.code());
        assertEquals(2, VolatilitySpike.SPIKE.code());
    }
}
