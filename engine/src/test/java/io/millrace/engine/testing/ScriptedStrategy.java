package io.millrace.engine.testing;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Does on its n-th bar what the script says, and holds on all others. */
public final class ScriptedStrategy implements Strategy {

    private final Map<Integer, BiConsumer<StrategyContext, Wanted>> script = new HashMap<>();
    private int readyFrom = 1;
    private int bars;

    /** Adds a line; bars count from 1. */
    public ScriptedStrategy on(int bar, BiConsumer<StrategyContext, Wanted> action) {
        script.put(bar, action);
        return this;
    }

    /** Says from which bar on its answers count. */
    public ScriptedStrategy readyFrom(int bar) {
        readyFrom = bar;
        return this;
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        bars++;
        BiConsumer<StrategyContext, Wanted> action = script.get(bars);
        if (action != null) {
            action.accept(context, wanted);
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return bars >= readyFrom;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(bars);
    }

    @Override
    public void load(StateSource source) {
        bars = source.takeInt();
    }
}
