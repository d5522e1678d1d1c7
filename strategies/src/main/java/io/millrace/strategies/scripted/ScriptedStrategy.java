package io.millrace.strategies.scripted;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.List;

/**
 * Wants on each bar what the row of that bar and instrument says, and holds where there is none.
 */
final class ScriptedStrategy implements Strategy {

    private final ScriptRow[] rows;

    /** Rows in the order of their bars. */
    ScriptedStrategy(List<ScriptRow> rows) {
        this.rows = rows.toArray(new ScriptRow[0]);
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return true;
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        String symbol = context.instrument().symbol();
        long startNs = context.barStartNs();
        for (int i = first(startNs); i < rows.length && rows[i].startNs() == startNs; i++) {
            if (rows[i].symbol().equals(symbol)) {
                rows[i].fill(wanted);
                return;
            }
        }
    }

    /** Index of the first row of a bar, or of a later one. */
    private int first(long startNs) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].startNs() < startNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The script is a setting; of a state there is none. */
    @Override
    public void save(StateSink sink) {
        sink.putText("scripted");
        sink.putInt(rows.length);
        for (ScriptRow row : rows) {
            sink.putText(row.symbol());
            sink.putLong(row.startNs());
        }
    }

    @Override
    public void load(StateSource source) {
        source.expectText("scripted");
        source.expectCount("rows of the script", rows.length);
        for (ScriptRow row : rows) {
            source.expectText(row.symbol());
            long startNs = source.takeLong();
            if (startNs != row.startNs()) {
                throw new StateException(
                        "scripted: a row is of the bar at "
                                + startNs
                                + " ns; it must be of the one at "
                                + row.startNs()
                                + " ns");
            }
        }
    }
}
