package io.millrace.ops.research;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarHandler;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.regime.RegimeStage;
import io.millrace.indicators.bank.AnalysisBank;
import io.millrace.indicators.bank.AnalysisSettings;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.Regime;
import io.millrace.ops.monitor.JsonText;

/**
 * Bars with every indicator at their close and the confirmed regime, as lines of CSV. Sessions of
 * the VWAP are the days of the calendar.
 */
public final class AnalysisTable implements BarHandler {

    private final StringBuilder line = new StringBuilder();
    private final AnalysisBank bank;
    private final double[] values;
    private final RegimeStage regimes =
            new RegimeStage(RegimeSettings.defaults(), 1, new NoOutputs());
    private final SessionCalendar calendar;
    private final TableOutput output;
    private long sessionNs = Long.MIN_VALUE;

    /**
     * A table with its header.
     *
     * @param settings periods and multipliers
     * @param calendar whose days are sessions
     * @param output where lines go
     */
    public AnalysisTable(AnalysisSettings settings, SessionCalendar calendar, TableOutput output) {
        bank = new AnalysisBank(settings);
        values = new double[bank.columns()];
        this.calendar = calendar;
        this.output = output;
        line.append("time,open,high,low,close,volume");
        for (int i = 0; i < bank.columns(); i++) {
            line.append(',').append(bank.columnName(i));
        }
        output.line(line.append(",regime"));
    }

    @Override
    public void onBar(Bar bar) {
        update(bar);
        Regime regime = regimes.onBar(bar, bank.core());
        line.setLength(0);
        JsonText.appendTime(line, bar.startNs());
        TableText.prices(line, bar);
        bank.values(values);
        for (double value : values) {
            line.append(',').append(TableText.number(value));
        }
        line.append(',').append(regime == Regime.UNKNOWN ? "" : regime.name());
        output.line(line);
    }

    private void update(Bar bar) {
        long startNs = calendar.sessionStartNs(bar.startNs());
        if (startNs != sessionNs) {
            bank.beginSession();
            sessionNs = startNs;
        }
        bank.update(
                FixedPoint.toDouble(bar.open()),
                FixedPoint.toDouble(bar.high()),
                FixedPoint.toDouble(bar.low()),
                FixedPoint.toDouble(bar.close()),
                FixedPoint.toDouble(bar.volume()));
    }
}
