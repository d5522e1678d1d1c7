package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.indicators.bank.Calibration;
import io.millrace.indicators.bank.CalibrationSettings;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The calibration, which is no indicator, against a golden file of its own. */
final class CalibrationGoldenTest {

    private static final String GOLDEN = "calibration-252-21-100";
    private static final List<String> OUTPUTS =
            List.of("rsiLow", "rsiHigh", "entryMultiple", "stopMultiple");

    @Test
    void shouldEqualGoldenFileWhenFedItsInputs() {
        CsvTable table = GoldenIndicatorTest.read(GOLDEN);
        Rsi rsi = new Rsi(14);
        Atr atr = new Atr(14);
        Calibration calibration = new Calibration(new CalibrationSettings(252, 21, 100));
        int changes = 0;
        double before = Double.NaN;
        for (int row = 0; row < table.rows().size(); row++) {
            Bar bar = table.bar(row);
            rsi.update(bar.close());
            atr.update(bar.high(), bar.low(), bar.close());
            calibration.update(bar.high(), bar.close(), rsi.value(), atr.value());
            double[] actual = {
                calibration.rsiLow(),
                calibration.rsiHigh(),
                calibration.entryMultiple(),
                calibration.stopMultiple()
            };
            for (int i = 0; i < actual.length; i++) {
                String where = OUTPUTS.get(i) + ", row " + row;
                assertClose(table.number(row, "=" + OUTPUTS.get(i)), actual[i], 1e-9, () -> where);
            }
            changes += Double.compare(before, actual[0]) == 0 ? 0 : 1;
            before = actual[0];
        }
        assertEquals(502, table.rows().size());
        // Of 19 calibrations two left the lower extreme where it was.
        assertEquals(17, changes);
    }
}
