package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.volume.Vwap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.function.Supplier;

/**
 * The full hand-built sheets and the full output of TA-Lib, where the shared data is present.
 *
 * <p>Differences of convention, kept on purpose: TA-Lib seeds the sums of ADX and DI with one value
 * less than Wilder, so only the last 100 rows are compared; it starts KAMA one bar later, from the
 * same seed; the first true range is empty in both sources; it starts the fast average of MACD at
 * the bar of the slow one, and OBV with the first volume.
 */
final class SharedVectorTest {

    private static final int CONVERGED_ROWS = 100;

    @ParameterizedTest(name = "sheet {0}, column {1}: {2} {3}")
    @CsvSource({
        "Sma, SMA, sma-20, value",
        "Sma.Calc.SMA_-_Volume, sma, average-volume-20, value",
        "Ema, ema, ema-20, value",
        "Smma, SMMA, wilder-average-20, value",
        "Kama, KAMA, kama-10-2-30, value",
        "Kama, ER, kama-10-2-30, efficiencyRatio",
        "Kama, ER, efficiency-ratio-10, value",
        "Rsi, RSI(14), rsi-14, value",
        "Adx, ADX, adx-14, value",
        "Adx, +DI14, adx-14, plusDi",
        "Adx, -DI14, adx-14, minusDi",
        "Tr, TR, true-range, value",
        "Atr, ATR, atr-14, value",
        "Atr, TR, atr-14, trueRange",
        "BollingerBands, sma, bollinger-bands-20-2, middle",
        "BollingerBands, upper, bollinger-bands-20-2, upper",
        "BollingerBands, lower, bollinger-bands-20-2, lower",
        "BollingerBands, stdev, bollinger-bands-20-2, deviation",
        "Roc, roc, roc-20, value",
        "Macd, MACD, macd-12-26-9, line",
        "Macd, Signal, macd-12-26-9, signal",
        "Macd, Histo, macd-12-26-9, histogram",
        "Stoch, %K, stochastic-14-3-3, k",
        "Stoch, %D, stochastic-14-3-3, d",
        "Donchian, Center, donchian-20, middle",
        "Donchian, Upper, donchian-20, upper",
        "Donchian, Lower, donchian-20, lower",
        "Obv, obv, obv, value",
        "Mfi, mf, mfi-14, value",
        "Vwap, VWAP, vwap, value"
    })
    void shouldEqualWholeSheetWhenSharedDataIsPresent(
            String sheet, String column, String indicator, String output) {
        String file = sheet.contains(".") ? sheet : sheet + ".Calc";
        CsvTable table = SharedData.table("skender/calc/derived-csv/" + file + ".csv");

        compare(table, column, subject(indicator), output, 0, 1e-9);
    }

    @ParameterizedTest(name = "TA-Lib on {0}, column {1}: {2} {3}")
    @CsvSource({
        "skender-default, SMA20, sma-20, value",
        "skender-default, EMA20, ema-20, value",
        "skender-default, KAMA10, kama-10-2-30, value",
        "skender-default, RSI14, rsi-14, value",
        "skender-default, BB_UPPER_20_2, bollinger-bands-20-2, upper",
        "skender-default, BB_MID, bollinger-bands-20-2, middle",
        "skender-default, BB_LOWER, bollinger-bands-20-2, lower",
        "skender-default, STDDEV20_POP, bollinger-bands-20-2, deviation",
        "skender-default, TRUE_RANGE, true-range, value",
        "skender-default, ATR14, atr-14, value",
        "skender-default, LINREG_SLOPE14, linear-regression-14, slope",
        "skender-default, WMA20, wma-20, value",
        "skender-default, ROC10, roc-10, value",
        "skender-default, STOCH_SLOWK_14_3, stochastic-14-3-3, k",
        "skender-default, STOCH_SLOWD_3, stochastic-14-3-3, d",
        "skender-default, AROON_UP25, aroon-25, up",
        "skender-default, AROON_DOWN25, aroon-25, down",
        "skender-default, CCI20, cci-20, value",
        "skender-default, WILLR14, williams-r-14, value",
        "skender-default, MFI14, mfi-14, value",
        "SPY-daily, SMA20, sma-20, value",
        "SPY-daily, EMA20, ema-20, value",
        "SPY-daily, KAMA10, kama-10-2-30, value",
        "SPY-daily, RSI14, rsi-14, value",
        "SPY-daily, BB_UPPER_20_2, bollinger-bands-20-2, upper",
        "SPY-daily, BB_MID, bollinger-bands-20-2, middle",
        "SPY-daily, BB_LOWER, bollinger-bands-20-2, lower",
        "SPY-daily, STDDEV20_POP, bollinger-bands-20-2, deviation",
        "SPY-daily, TRUE_RANGE, true-range, value",
        "SPY-daily, ATR14, atr-14, value",
        "SPY-daily, LINREG_SLOPE14, linear-regression-14, slope",
        "SPY-daily, WMA20, wma-20, value",
        "SPY-daily, ROC10, roc-10, value",
        "SPY-daily, STOCH_SLOWK_14_3, stochastic-14-3-3, k",
        "SPY-daily, STOCH_SLOWD_3, stochastic-14-3-3, d",
        "SPY-daily, AROON_UP25, aroon-25, up",
        "SPY-daily, AROON_DOWN25, aroon-25, down",
        "SPY-daily, CCI20, cci-20, value",
        "SPY-daily, WILLR14, williams-r-14, value",
        "SPY-daily, MFI14, mfi-14, value",
        "skender-default, SAR_0.02_0.2, parabolic-sar, value",
        "SPY-daily, SAR_0.02_0.2, parabolic-sar, value"
    })
    void shouldEqualTaLibWhenSharedDataIsPresent(
            String series, String column, String indicator, String output) {
        CsvTable table = SharedData.table("talib-java/" + series + "-talib.csv.gz");

        compare(table, column, subject(indicator), output, 0, 1e-9);
    }

    @ParameterizedTest(name = "TA-Lib on {0}, last rows of column {1}: {2}")
    @CsvSource({
        "skender-default, ADX14, value",
        "skender-default, PLUS_DI14, plusDi",
        "skender-default, MINUS_DI14, minusDi",
        "SPY-daily, ADX14, value",
        "SPY-daily, PLUS_DI14, plusDi",
        "SPY-daily, MINUS_DI14, minusDi"
    })
    void shouldEqualTaLibWhenTheSeedsOfAdxHaveFaded(String series, String column, String output) {
        CsvTable table = SharedData.table("talib-java/" + series + "-talib.csv.gz");
        int from = table.rows().size() - CONVERGED_ROWS;

        compare(table, column, subject("adx-14"), output, from, 1e-9);
    }

    @ParameterizedTest(name = "TA-Lib on {0}, last rows of column {1}: {2}")
    @CsvSource({
        "skender-default, MACD_12_26_9, line",
        "skender-default, MACD_SIGNAL, signal",
        "skender-default, MACD_HIST, histogram",
        "SPY-daily, MACD_12_26_9, line",
        "SPY-daily, MACD_SIGNAL, signal",
        "SPY-daily, MACD_HIST, histogram"
    })
    void shouldEqualTaLibWhenTheSeedsOfMacdHaveFaded(String series, String column, String output) {
        CsvTable table = SharedData.table("talib-java/" + series + "-talib.csv.gz");
        int from = table.rows().size() - CONVERGED_ROWS;

        compare(table, column, subject("macd-12-26-9"), output, from, 1e-9);
    }

    @Test
    void shouldEqualWholeSheetWhenVwapStartsAgainLater() {
        String file = "skender/calc/derived-csv/Vwap.Calc.VWAP_with_Start_Date.csv";
        CsvTable table = SharedData.table(file);
        Vwap vwap = new Vwap();
        int compared = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            if (row == 30) {
                vwap.startSession();
            }
            Bar bar = table.bar(row);
            vwap.update(bar.high(), bar.low(), bar.close(), bar.volume());
            if (row >= 30) {
                int line = row;
                assertClose(table.number(row, "VWAP"), vwap.value(), 1e-9, () -> "row " + line);
                compared++;
            }
        }
        assertEquals(361, compared);
    }

    private static Subject subject(String golden) {
        if (golden.equals("roc-10")) {
            return StudySubjects.roc(10);
        }
        if (golden.equals("linear-regression-14")) {
            return Subjects.regression(14);
        }
        return Subjects.all().stream()
                .filter(listed -> listed.golden().equals(golden))
                .map(Subjects.Case::fresh)
                .map(Supplier::get)
                .findFirst()
                .orElseThrow();
    }

    private static void compare(
            CsvTable table, String column, Subject subject, String output, int from, double rel) {
        int compared = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            subject.feed().update(table.bar(row));
            double expected = table.number(row, column);
            if (row < from || Double.isNaN(expected)) {
                continue;
            }
            compared++;
            String where = column + ", row " + row;
            assertClose(expected, subject.value(output), rel, () -> where);
        }
        assertTrue(compared >= CONVERGED_ROWS, "rows compared: " + compared);
    }
}
