package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.Bar;
import io.millrace.indicators.Series;
import io.millrace.indicators.SharedBars;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/**
 * Every column of the bank on the dirty files of Skender Stock.Indicators: empty on exactly the
 * bars on which it is empty for a clean series, and a finite number on all others. Skipped where
 * the files are not there.
 *
 * <p>The zero prices of one of them never come as far, since files with them are refused; they are
 * fed as the smallest price there is, so that 200 bars in a row have neither range nor volume.
 */
final class DirtySeriesTest {

    private static final double SMALLEST_PRICE = 1e-8;

    @ParameterizedTest(name = "{0}: {1} bars")
    @CsvSource({
        "zeros, 200",
        "penny, 533",
        "mismatch, 502",
        "toobig, 1246",
        "max, 502",
        "bitcoin, 1246"
    })
    void shouldGiveDefinedValuesOnDirtyBars(String name, int count) {
        List<Bar> bars = SharedBars.skender(name, SMALLEST_PRICE);

        assertEquals(count, bars.size());
        assertDefined(bars);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"penny", "mismatch"})
    void shouldGiveDefinedValuesWhenZeroBarsComeAfterGoodOnes(String name) {
        List<Bar> bars = new ArrayList<>(SharedBars.skender(name, SMALLEST_PRICE));
        bars.addAll(SharedBars.skender("zeros", SMALLEST_PRICE));
        bars.addAll(SharedBars.skender(name, SMALLEST_PRICE));

        assertDefined(bars);
    }

    private static void assertDefined(List<Bar> bars) {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        AnalysisBank clean = new AnalysisBank(AnalysisSettings.defaults());
        List<Bar> walk = Series.random(7, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            feed(bank, bars.get(i));
            feed(clean, walk.get(i));
            for (int column = 0; column < bank.columns(); column++) {
                double value = bank.value(column);
                String where = "bar " + i + ", " + bank.columnName(column) + ": " + value;
                assertEquals(Double.isNaN(clean.value(column)), Double.isNaN(value), where);
                assertTrue(Double.isNaN(value) || Double.isFinite(value), where);
            }
            assertEquals(clean.core().isWarm(), bank.core().isWarm());
        }
    }

    private static void feed(AnalysisBank bank, Bar bar) {
        bank.update(bar.close(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
