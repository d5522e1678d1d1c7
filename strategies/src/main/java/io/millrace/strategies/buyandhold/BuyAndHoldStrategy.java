package io.millrace.strategies.buyandhold;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Buys each instrument on its first bar, and wants it again on the next one until an entry traded.
 * What was bought is held to the end, or to its stop; it is not bought twice. With {@code
 * rebalance} every bar asks for the weight again, and what differs by a lot or more is traded.
 */
final class BuyAndHoldStrategy implements Strategy {

    private final double weight;
    private final double stop;
    private final boolean rebalances;
    private final boolean[] bought;

    BuyAndHoldStrategy(StrategyValues values, int instruments, int chosen) {
        weight = values.number("weight") / chosen;
        stop = values.number("stop");
        rebalances = values.flag("rebalance");
        bought = new boolean[instruments];
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return true;
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        boolean holds = context.positions().size(id) != 0;
        if (context.positions().isBusy(id)) {
            wanted.hold(DecisionReason.ORDER_PENDING);
        } else if (!holds && !bought[id]) {
            enter(context, wanted, DecisionReason.BUY_AND_HOLD);
        } else if (holds && rebalances) {
            enter(context, wanted, DecisionReason.REBALANCE);
        }
    }

    private void enter(StrategyContext context, Wanted wanted, DecisionReason why) {
        wanted.enter(Side.BUY, why).targetWeight(weight);
        if (stop > 0) {
            wanted.stop(context.close() * (1 - stop));
        }
    }

    @Override
    public void onExecution(ExecutionReport report) {
        if (report.kind() == ExecutionKind.FILL && report.role() == OrderRole.ENTRY) {
            bought[report.instrumentId()] = true;
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("buy-and-hold");
        sink.putInt(bought.length);
        for (boolean each : bought) {
            sink.putBoolean(each);
        }
    }

    @Override
    public void load(StateSource source) {
        source.expectText("buy-and-hold");
        source.expectCount("instruments", bought.length);
        for (int i = 0; i < bought.length; i++) {
            bought[i] = source.takeBoolean();
        }
    }
}
