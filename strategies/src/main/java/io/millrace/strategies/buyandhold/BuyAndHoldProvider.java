package io.millrace.strategies.buyandhold;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;

import java.util.List;

/** Makes the strategy that buys and holds. */
public final class BuyAndHoldProvider implements StrategyProvider {

    @Override
    public String name() {
        return "buy-and-hold";
    }

    @Override
    public String summary() {
        return "buys on the first bar and holds, in equal parts of its instruments";
    }

    @Override
    public List<StrategySetting> settings() {
        return List.of(
                StrategySetting.number(
                        "weight",
                        1,
                        0.0001,
                        1,
                        "part of equity to hold, divided equally over the instruments"),
                StrategySetting.number("stop", 0, 0, 0.99, "stop, part of the price; 0 for none"),
                StrategySetting.flag(
                        "rebalance", false, "keeps the weight, within a lot, bar by bar"));
    }

    @Override
    public Strategy create(StrategyValues values, int instruments) {
        return create(values, instruments, instruments);
    }

    @Override
    public Strategy create(StrategyValues values, int instruments, int chosen) {
        return new BuyAndHoldStrategy(values, instruments, chosen);
    }
}
