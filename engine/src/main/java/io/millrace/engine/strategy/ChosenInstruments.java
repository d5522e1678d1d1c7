package io.millrace.engine.strategy;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** A strategy that is asked about some instruments only. */
public final class ChosenInstruments implements Strategy {

    private final Strategy strategy;
    private final boolean[] chosen;

    /**
     * Narrows a strategy.
     *
     * @param strategy who decides
     * @param chosen for each instrument, whether it is asked about it
     */
    public ChosenInstruments(Strategy strategy, boolean... chosen) {
        this.strategy = strategy;
        this.chosen = chosen.clone();
    }

    @Override
    public boolean covers(int instrumentId) {
        return chosen[instrumentId] && strategy.covers(instrumentId);
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        strategy.onBar(context, wanted);
    }

    @Override
    public long timerNs() {
        return strategy.timerNs();
    }

    @Override
    public void onTimer(StrategyContext context, Wanted wanted) {
        strategy.onTimer(context, wanted);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        strategy.onExecution(report);
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return strategy.isReady(context);
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(chosen.length);
        for (boolean each : chosen) {
            sink.putBoolean(each);
        }
        strategy.save(sink);
    }

    @Override
    public void load(StateSource source) {
        source.expectCount("instruments", chosen.length);
        for (int id = 0; id < chosen.length; id++) {
            source.expectCount("whether instrument " + id + " is chosen", chosen[id] ? 1 : 0);
        }
        strategy.load(source);
    }
}
