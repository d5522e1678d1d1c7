package io.millrace.strategies.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.indicators.bank.CalibrationSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Map;

final class AdaptiveSettingsTest {

    static final List<StrategySetting> SETTINGS = AdaptiveSettings.ALL;

    @Test
    void shouldHaveTheDefaultsOfTheSpecification() {
        AdaptiveSettings settings = AdaptiveSettings.from(new StrategyValues(SETTINGS, Map.of()));

        assertEquals(
                new AdaptiveSettings(
                        new AdaptiveSettings.Trend(0.5, 0.3, 2.5, 0.01),
                        new AdaptiveSettings.Reversion(30, 70, 0.03, 0.0075),
                        new AdaptiveSettings.Noise(0.05, 0.025, 0.5, 1.5, 0.02, 15),
                        new AdaptiveSettings.Volatility(1.5, 0.7),
                        new AdaptiveSettings.Calibrating(false, CalibrationSettings.defaults()),
                        new AdaptiveSettings.Neutral(0.7, false),
                        true),
                settings);
    }

    @ParameterizedTest
    @FieldSource("SETTINGS")
    void shouldRefuseWhenAValueIsOneStepBeyondItsRange(StrategySetting setting) {
        for (double value :
                new double[] {
                    Math.nextDown(setting.least()), Math.nextUp(setting.most()), Double.NaN
                }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new StrategyValues(SETTINGS, Map.of(setting.key(), value)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "trend_risk, 0.2, 'trend_risk is 0.2; it must be from 0.0001 to 0.1'",
        "oversold_rsi, 51, 'oversold_rsi is 51; it must be from 1 to 50'",
        "neutral_scale, 0, 'neutral_scale is 0; it must be from 0.01 to 1'",
    })
    void shouldSayWhatWouldBeRightWhenItRefuses(String key, double value, String message) {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new StrategyValues(SETTINGS, Map.of(key, value)));

        assertEquals(message, refusal.getMessage());
    }
}
