package io.millrace.engine.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

final class StrategyValuesTest {

    private static final List<StrategySetting> SETTINGS =
            List.of(
                    StrategySetting.whole("fast", 10, 2, 500, "bars"),
                    StrategySetting.number("stop", 0.02, 0.001, 0.5, "part"),
                    StrategySetting.flag("both", true, "whether"));

    @Test
    void shouldTakeDefaultsWhenNothingIsGiven() {
        StrategyValues values = new StrategyValues(SETTINGS, Map.of());

        assertEquals(10, values.whole("fast"));
        assertEquals(0.02, values.number("stop"));
        assertTrue(values.flag("both"));
    }

    @Test
    void shouldTakeWhatIsGivenWhenItIsAtTheEndOfItsRange() {
        StrategyValues values =
                new StrategyValues(SETTINGS, Map.of("fast", 500.0, "stop", 0.001, "both", 0.0));

        assertEquals(500, values.whole("fast"));
        assertEquals(0.001, values.number("stop"));
        assertEquals(false, values.flag("both"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "fast, 1, 'fast is 1; it must be a whole number from 2 to 500'",
        "fast, 501, 'fast is 501; it must be a whole number from 2 to 500'",
        "fast, 10.5, 'fast is 10.5; it must be a whole number from 2 to 500'",
        "fast, NaN, 'fast is NaN; it must be a whole number from 2 to 500'",
        "stop, 0.6, 'stop is 0.6; it must be from 0.001 to 0.5'",
        "stop, NaN, 'stop is NaN; it must be from 0.001 to 0.5'",
        "stop, Infinity, 'stop is Infinity; it must be from 0.001 to 0.5'",
        "both, 0.5, 'both is 0.5; it must be true or false'",
        "slow, 3, 'slow is no setting; there are fast, stop, both'",
    })
    void shouldRefuseWithClearTextWhenAValueIsWrong(String key, double value, String message) {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new StrategyValues(SETTINGS, Map.of(key, value)));

        assertEquals(message, refusal.getMessage());
    }

    @Test
    void shouldFailWhenAStrategyAsksForWhatItNeverNamed() {
        StrategyValues values = new StrategyValues(SETTINGS, Map.of());

        assertThrows(IllegalArgumentException.class, () -> values.number("slow"));
    }

    @Test
    void shouldRefuseADefaultWhenItIsOutOfRange() {
        assertThrows(
                IllegalArgumentException.class,
                () -> StrategySetting.number("x", 2, 0, 1, "too much"));
    }
}
