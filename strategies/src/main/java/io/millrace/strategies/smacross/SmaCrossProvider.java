package io.millrace.strategies.smacross;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;

import java.util.List;

/** Makes the moving-average cross, the smallest complete strategy. */
public final class SmaCrossProvider implements StrategyProvider {

    @Override
    public String name() {
        return "sma-cross";
    }

    @Override
    public String summary() {
        return "long while a fast moving average is above a slow one";
    }

    @Override
    public List<StrategySetting> settings() {
        return List.of(
                StrategySetting.whole("fast", 10, 2, 500, "bars of the fast average"),
                StrategySetting.whole("slow", 30, 3, 1000, "bars of the slow average"),
                StrategySetting.number("weight", 0.1, 0.001, 1, "part of equity to hold"),
                StrategySetting.number("stop", 0.02, 0.001, 0.5, "stop, part of the entry price"));
    }

    @Override
    public Strategy create(StrategyValues values, int instruments) {
        int fast = values.whole("fast");
        int slow = values.whole("slow");
        if (fast >= slow) {
            throw new IllegalArgumentException(
                    "fast is " + fast + " and slow is " + slow + "; fast must be below slow");
        }
        return new SmaCrossStrategy(values, instruments);
    }
}
