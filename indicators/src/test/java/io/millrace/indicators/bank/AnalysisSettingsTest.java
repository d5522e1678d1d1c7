package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class AnalysisSettingsTest {

    @Test
    void shouldHoldThePeriodsOfTheSpecWhenNothingIsSet() {
        assertEquals(IndicatorSettings.defaults(), AnalysisSettings.defaults().core());
    }

    @Test
    void shouldChangeWhatIsNamedAndNothingElse() {
        AnalysisSettings changed =
                AnalysisSettings.defaults()
                        .with(List.of("adx=8", " ema = 50", "bb_deviations=2.5"));

        assertEquals(8, changed.whole(AnalysisSetting.ADX));
        assertEquals(50, changed.whole(AnalysisSetting.EMA));
        assertEquals(2.5, changed.number(AnalysisSetting.BB_DEVIATIONS));
        assertEquals(14, changed.whole(AnalysisSetting.RSI));
        assertEquals(14, AnalysisSettings.defaults().whole(AnalysisSetting.ADX));
    }

    @Test
    void shouldCheckPairsAgainstEachOtherOnlyWhenAllAreTaken() {
        AnalysisSettings changed =
                AnalysisSettings.defaults().with(List.of("macd_fast=30", "macd_slow=60"));

        assertEquals(60, changed.whole(AnalysisSetting.MACD_SLOW));
    }

    @Test
    void shouldListTheNamesWhenANameIsNotKnown() {
        String message = refusal("adxx=8");

        assertTrue(message.startsWith("analysis setting \"adxx\" is not known; it must be one of"));
        assertTrue(message.contains("ema, sma, bb, bb_deviations, rsi, atr, er, kama"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adx|analysis setting \"adx\" has no value; it must read name=value",
                "adx=0|analysis setting adx is \"0\"; it must be a whole number from 1 to 100000",
                "ema=2.5|analysis setting ema is \"2.5\"; it must be a whole number from 1 to"
                        + " 100000",
                "slope=1|analysis setting slope is \"1\"; it must be a whole number from 2 to"
                        + " 100000",
                "bb_deviations=0|analysis setting bb_deviations is \"0\";"
                        + " it must be a finite number above 0",
                "bb_deviations=Infinity|analysis setting bb_deviations is \"Infinity\";"
                        + " it must be a finite number above 0",
                "frama=15|analysis setting frama is 15; it must be an even number",
                "kama_fast=30|analysis setting kama_slow is 30 and kama_fast is 30;"
                        + " kama_slow must be the larger one",
                "psar_max=0.01|analysis setting psar_max is 0.01;"
                        + " it must be from 0.02, which is psar_step, to 1"
            })
    void shouldSayWhatWouldBeRightWhenAValueIsWrong(String pair, String message) {
        assertEquals(message, refusal(pair));
    }

    private static String refusal(String pair) {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AnalysisSettings.defaults().with(List.of(pair)));
        return String.valueOf(error.getMessage());
    }
}
