package io.millrace.strategies.scripted;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.StateHash;

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

    @Override
    public void hashInto(StateHash hash) {
        hash.putText("scripted");
        hash.putInt(rows.length);
        for (ScriptRow row : rows) {
            hash.putLong(row.startNs());
            hash.putText(row.symbol());
        }
    }
}
