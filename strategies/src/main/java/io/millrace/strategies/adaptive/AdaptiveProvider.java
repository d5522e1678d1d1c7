package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;

import java.util.List;

/** Makes the adaptive strategy. */
public final class AdaptiveProvider implements StrategyProvider {

    @Override
    public String name() {
        return "adaptive";
    }

    @Override
    public String summary() {
        return "follows trends and fades extremes, by the regime of the market";
    }

    @Override
    public List<StrategySetting> settings() {
        return AdaptiveSettings.ALL;
    }

    @Override
    public Strategy create(StrategyValues values, int instruments) {
        return new AdaptiveStrategy(AdaptiveSettings.from(values), instruments);
    }
}
