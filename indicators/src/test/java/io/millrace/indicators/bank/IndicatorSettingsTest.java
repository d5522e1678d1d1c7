package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndicatorSettingsTest {

    @Test
    void shouldHoldThePeriodsOfTheSpecWhenNothingIsSet() {
        assertEquals(
                new IndicatorSettings(20, 20, 2.0, 14, 14, 50, 10, 2, 30, 14, 50, 20, 20),
                IndicatorSettings.defaults());
    }

    @Test
    void shouldNameThePeriodWhenItIsWrong() {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new IndicatorSettings(
                                        20, 20, 2.0, 14, -3, 50, 10, 2, 30, 14, 50, 20, 20));

        assertEquals(
                "IndicatorSettings: atrPeriod is -3; it must be a whole number from 1 to 100000",
                error.getMessage());
    }

    @Test
    void shouldNameBothPeriodsWhenTheSlowOneIsNotTheLarger() {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new IndicatorSettings(
                                        20, 20, 2.0, 14, 14, 50, 10, 30, 30, 14, 50, 20, 20));

        assertEquals(
                "IndicatorSettings: kamaSlow is 30 and kamaFast is 30;"
                        + " kamaSlow must be the larger one",
                error.getMessage());
    }

    @ParameterizedTest(name = "{0} deviations")
    @ValueSource(doubles = {0.0, -2.0, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseDeviationsWhenTheyAreNotAFiniteNumberAboveZero(double deviations) {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new IndicatorSettings(
                                20, 20, deviations, 14, 14, 50, 10, 2, 30, 14, 50, 20, 20));
    }
}
