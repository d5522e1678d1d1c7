package io.millrace.strategies.scripted;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;

import java.util.List;

/** Makes the strategy that does what a text says. */
public final class ScriptedProvider implements StrategyProvider {

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String summary() {
        return "does what its script lists, bar by bar";
    }

    @Override
    public List<StrategySetting> settings() {
        return List.of(
                StrategySetting.text(
                        "script",
                        "rows of bar start, symbol, action and key=value, such as"
                                + " 2022-01-15T00:05:00Z BTCUSDT long size=1 stop=42000"));
    }

    @Override
    public Strategy create(StrategyValues values, int instruments) {
        return new ScriptedStrategy(ScriptReader.read(values.text("script")));
    }
}
