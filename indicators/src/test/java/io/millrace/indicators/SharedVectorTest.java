package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.indicators.volume.Vwap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/**
 * The full hand-built sheets and the full output of TA-Lib, where the shared data is present. The
 * numbers of a case are the values that the column holds, all of them compared, and the first row
 * at which the indicator answers; before, it must be NaN.
 *
 * <p>Differences of convention, kept on purpose: TA-Lib seeds the sums of ADX and DI with one value
 * less than Wilder, so only the last 100 rows are compared; it starts KAMA one bar later, from the
 * same seed; it holds %K back until %D is there; the first true range is empty in both sources; it
 * starts the fast average of MACD at the bar of the slow one (the last 100 rows are compared), and
 * OBV with the first volume. The sheet of the weighted average holds two values only.
 */
final class SharedVectorTest {

    private static final int CONVERGED_ROWS = 100;

    @ParameterizedTest(name = "sheet {0}, column {1}: {2}")
    @CsvSource({
        "Sma, SMA, sma-20/value, 483, 19",
        "Sma.Calc.SMA_-_Volume, sma, average-volume-20/value, 483, 19",
        "Ema, ema, ema-20/value, 483, 19",
        "Smma, SMMA, wilder-average-20/value, 483, 19",
        "Kama, KAMA, kama-10-2-30/value, 493, 9",
        "Kama, ER, kama-10-2-30/efficiencyRatio, 492, 10",
        "Kama, ER, efficiency-ratio-10/value, 492, 10",
        "Rsi, RSI(14), rsi-14/value, 488, 14",
        "Adx, ADX, adx-14/value, 475, 27",
        "Adx, +DI14, adx-14/plusDi, 488, 14",
        "Adx, -DI14, adx-14/minusDi, 488, 14",
        "Tr, TR, true-range/value, 501, 0",
        "Atr, ATR, atr-14/value, 488, 14",
        "Atr, TR, atr-14/trueRange, 501, 0",
        "BollingerBands, sma, bollinger-bands-20-2/middle, 483, 19",
        "BollingerBands, upper, bollinger-bands-20-2/upper, 483, 19",
        "BollingerBands, lower, bollinger-bands-20-2/lower, 483, 19",
        "BollingerBands, stdev, bollinger-bands-20-2/deviation, 483, 19",
        "Roc, roc, roc-20/value, 482, 20",
        "Macd, MACD, macd-12-26-9/line, 477, 25",
        "Macd, Signal, macd-12-26-9/signal, 469, 33",
        "Macd, Histo, macd-12-26-9/histogram, 469, 33",
        "Stoch, %K, stochastic-14-3-3/k, 487, 15",
        "Stoch, %D, stochastic-14-3-3/d, 485, 17",
        "Donchian, Center, donchian-20/middle, 482, 20",
        "Donchian, Upper, donchian-20/upper, 482, 20",
        "Donchian, Lower, donchian-20/lower, 482, 20",
        "Obv, obv, obv/value, 502, 0",
        "Mfi, mf, mfi-14/value, 488, 14",
        "Vwap, VWAP, vwap/value, 391, 0",
        "StdDev, stddev, bollinger-bands-10/deviation, 493, 9",
        "StdDev, mean, bollinger-bands-10/middle, 493, 9"
    })
    void shouldEqualWholeSheetWhenSharedDataIsPresent(
            String sheet, String column, String output, int count, int warm) {
        CsvTable table = sheet(sheet.contains(".") ? sheet : sheet + ".Calc");

        compare(new SharedColumn(table, column, count), output, 0, warm);
    }

    @ParameterizedTest(name = "TA-Lib on {0}, column {1}: {2}")
    @CsvSource({
        "skender-default, SMA20, sma-20/value, 483, 19",
        "skender-default, EMA20, ema-20/value, 483, 19",
        "skender-default, KAMA10, kama-10-2-30/value, 492, 9",
        "skender-default, RSI14, rsi-14/value, 488, 14",
        "skender-default, BB_UPPER_20_2, bollinger-bands-20-2/upper, 483, 19",
        "skender-default, BB_MID, bollinger-bands-20-2/middle, 483, 19",
        "skender-default, BB_LOWER, bollinger-bands-20-2/lower, 483, 19",
        "skender-default, STDDEV20_POP, bollinger-bands-20-2/deviation, 483, 19",
        "skender-default, TRUE_RANGE, true-range/value, 501, 0",
        "skender-default, ATR14, atr-14/value, 488, 14",
        "skender-default, LINREG_SLOPE14, linear-regression-14/slope, 489, 13",
        "skender-default, WMA20, wma-20/value, 483, 19",
        "skender-default, ROC10, roc-10/value, 492, 10",
        "skender-default, STOCH_SLOWK_14_3, stochastic-14-3-3/k, 485, 15",
        "skender-default, STOCH_SLOWD_3, stochastic-14-3-3/d, 485, 17",
        "skender-default, AROON_UP25, aroon-25/up, 477, 25",
        "skender-default, AROON_DOWN25, aroon-25/down, 477, 25",
        "skender-default, CCI20, cci-20/value, 483, 19",
        "skender-default, WILLR14, williams-r-14/value, 489, 13",
        "skender-default, MFI14, mfi-14/value, 488, 14",
        "SPY-daily, SMA20, sma-20/value, 5830, 19",
        "SPY-daily, EMA20, ema-20/value, 5830, 19",
        "SPY-daily, KAMA10, kama-10-2-30/value, 5839, 9",
        "SPY-daily, RSI14, rsi-14/value, 5835, 14",
        "SPY-daily, BB_UPPER_20_2, bollinger-bands-20-2/upper, 5830, 19",
        "SPY-daily, BB_MID, bollinger-bands-20-2/middle, 5830, 19",
        "SPY-daily, BB_LOWER, bollinger-bands-20-2/lower, 5830, 19",
        "SPY-daily, STDDEV20_POP, bollinger-bands-20-2/deviation, 5830, 19",
        "SPY-daily, TRUE_RANGE, true-range/value, 5848, 0",
        "SPY-daily, ATR14, atr-14/value, 5835, 14",
        "SPY-daily, LINREG_SLOPE14, linear-regression-14/slope, 5836, 13",
        "SPY-daily, WMA20, wma-20/value, 5830, 19",
        "SPY-daily, ROC10, roc-10/value, 5839, 10",
        "SPY-daily, STOCH_SLOWK_14_3, stochastic-14-3-3/k, 5832, 15",
        "SPY-daily, STOCH_SLOWD_3, stochastic-14-3-3/d, 5832, 17",
        "SPY-daily, AROON_UP25, aroon-25/up, 5824, 25",
        "SPY-daily, AROON_DOWN25, aroon-25/down, 5824, 25",
        "SPY-daily, CCI20, cci-20/value, 5830, 19",
        "SPY-daily, WILLR14, williams-r-14/value, 5836, 13",
        "SPY-daily, MFI14, mfi-14/value, 5835, 14",
        "skender-default, SAR_0.02_0.2, parabolic-sar/value, 501, 1",
        "SPY-daily, SAR_0.02_0.2, parabolic-sar/value, 5848, 1"
    })
    void shouldEqualTaLibWhenSharedDataIsPresent(
            String series, String column, String output, int count, int warm) {
        compare(new SharedColumn(taLib(series), column, count), output, 0, warm);
    }

    @ParameterizedTest(name = "TA-Lib on {0}, last rows of column {1}: {2}")
    @CsvSource({
        "skender-default, ADX14, adx-14/value, 475, 27",
        "skender-default, PLUS_DI14, adx-14/plusDi, 488, 14",
        "skender-default, MINUS_DI14, adx-14/minusDi, 488, 14",
        "skender-default, MACD_12_26_9, macd-12-26-9/line, 469, 25",
        "skender-default, MACD_SIGNAL, macd-12-26-9/signal, 469, 33",
        "skender-default, MACD_HIST, macd-12-26-9/histogram, 469, 33",
        "SPY-daily, ADX14, adx-14/value, 5822, 27",
        "SPY-daily, PLUS_DI14, adx-14/plusDi, 5835, 14",
        "SPY-daily, MINUS_DI14, adx-14/minusDi, 5835, 14",
        "SPY-daily, MACD_12_26_9, macd-12-26-9/line, 5816, 25",
        "SPY-daily, MACD_SIGNAL, macd-12-26-9/signal, 5816, 33",
        "SPY-daily, MACD_HIST, macd-12-26-9/histogram, 5816, 33"
    })
    void shouldEqualTaLibWhenTheSeedsHaveFaded(
            String series, String column, String output, int count, int warm) {
        CsvTable table = taLib(series);
        int from = table.rows().size() - CONVERGED_ROWS;

        compare(new SharedColumn(table, column, count), output, from, warm);
    }

    @ParameterizedTest(name = "TA-Lib on {0}: {1} rows")
    @CsvSource({"skender-default, 502", "SPY-daily, 5849"})
    void shouldDifferFromTaLibByTheFirstVolumeWhenVolumeIsOnBalance(String series, int rows) {
        CsvTable table = taLib(series);
        Subject subject = StudySubjects.obv();
        double start = table.number(0, "volume");
        for (int row = 0; row < rows; row++) {
            subject.feed().update(table.bar(row));
            // Whole volumes: both sums are exact.
            assertEquals(table.number(row, "OBV"), start + subject.value("value"), "row " + row);
        }
        assertEquals(rows, table.rows().size());
    }

    @Test
    void shouldEqualTheTwoValuesThatTheSheetOfTheWeightedAverageHolds() {
        CsvTable table = sheet("Wma.Calc");
        Subject subject = StudySubjects.wma(20);
        List<Integer> compared = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            subject.feed().update(table.bar(row));
            double expected = table.number(row, "wma");
            assertEquals(row < 19, Double.isNaN(subject.value("value")), "row " + row);
            if (!Double.isNaN(expected)) {
                String where = "row " + row;
                assertClose(expected, subject.value("value"), 1e-9, () -> where);
                compared.add(row);
            }
        }
        assertEquals(List.of(149, 501), compared);
    }

    @Test
    void shouldEqualWholeSheetWhenVwapStartsAgainLater() {
        CsvTable table = sheet("Vwap.Calc.VWAP_with_Start_Date");
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

    private static CsvTable sheet(String name) {
        return SharedData.table("skender/calc/derived-csv/" + name + ".csv");
    }

    private static CsvTable taLib(String series) {
        return SharedData.table("talib-java/" + series + "-talib.csv.gz");
    }

    private static Subject subject(String golden) {
        return switch (golden) {
            case "roc-10" -> StudySubjects.roc(10);
            case "linear-regression-14" -> Subjects.regression(14);
            case "bollinger-bands-10" -> Subjects.bands(10);
            default -> Subjects.fresh(golden);
        };
    }

    private static void compare(SharedColumn column, String output, int from, int warm) {
        String[] words = output.split("/", -1);
        column.assertEqualTo(subject(words[0]), words[1], from, warm);
    }
}
