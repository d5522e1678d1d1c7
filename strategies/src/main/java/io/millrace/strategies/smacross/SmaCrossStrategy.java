package io.millrace.strategies.smacross;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.average.Sma;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Long from the bar on which the fast average crosses above the slow one until it crosses below.
 */
final class SmaCrossStrategy implements Strategy {

    private final double weight;
    private final double stop;
    private final Sma[] fast;
    private final Sma[] slow;
    private final double[] lead;

    SmaCrossStrategy(StrategyValues values, int instruments) {
        weight = values.number("weight");
        stop = values.number("stop");
        fast = new Sma[instruments];
        slow = new Sma[instruments];
        lead = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            fast[i] = new Sma(values.whole("fast"));
            slow[i] = new Sma(values.whole("slow"));
            lead[i] = Double.NaN;
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return slow[context.instrument().id()].isWarm();
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        double before = lead[id];
        lead[id] = fast[id].update(context.close()) - slow[id].update(context.close());
        long held = context.positions().size(id);
        if (context.positions().isBusy(id)) {
            wanted.hold(DecisionReason.ORDER_PENDING);
            return;
        }
        if (held == 0 && lead[id] > 0 && before <= 0) {
            wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                    .trigger(slow[id].value())
                    .stop(context.close() * (1 - stop))
                    .targetWeight(weight);
        } else if (held > 0 && lead[id] < 0) {
            wanted.exit(DecisionReason.CROSS_DOWN).trigger(slow[id].value());
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("sma-cross");
        sink.putInt(fast.length);
        for (int i = 0; i < fast.length; i++) {
            fast[i].save(sink);
            slow[i].save(sink);
            sink.putDouble(lead[i]);
        }
    }

    @Override
    public void load(StateSource source) {
        source.expectText("sma-cross");
        source.expectCount("instruments", fast.length);
        for (int i = 0; i < fast.length; i++) {
            fast[i].load(source);
            slow[i].load(source);
            lead[i] = source.takeDouble();
        }
    }
}
