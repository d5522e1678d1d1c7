package io.millrace.engine.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegimeSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "20, 0.6, 25, 0.4, 3, trend_adx",
        "100, 0.6, 20, 0.4, 3, trend_adx",
        "25, 0.6, 0, 0.4, 3, trend_adx",
        "NaN, 0.6, 20, 0.4, 3, trend_adx",
        "25, 0.6, NaN, 0.4, 3, trend_adx",
        "25, 0.3, 20, 0.4, 3, trend_fit",
        "25, 1, 20, 0.4, 3, trend_fit",
        "25, 0.6, 20, 0, 3, trend_fit",
        "25, NaN, 20, 0.4, 3, trend_fit",
        "25, 0.6, 20, 0.4, 0, persistence",
        "25, 0.6, 20, 0.4, 101, persistence",
    })
    void shouldRefuseWhenAThresholdIsOutOfRange(
            double trendAdx, double trendFit, double adx, double fit, int count, String key) {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RegimeSettings(trendAdx, trendFit, adx, fit, count));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith(key + " is "), key);
    }

    @Test
    void shouldSayWhatWouldBeRightWhenItRefuses() {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RegimeSettings(25, 0.6, 20, 0.4, 0));

        assertEquals("persistence is 0; it must be from 1 to 100", refusal.getMessage());
        assertEquals(new RegimeSettings(25, 0.6, 20, 0.4, 3), RegimeSettings.defaults());
    }
}
