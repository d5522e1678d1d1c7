package io.millrace.strategies.pricecross;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;

import java.util.List;

/** Makes the strategy of one moving average. */
public final class PriceCrossProvider implements StrategyProvider {

    // 1.3 times as many bars are still among the 500 that the engine keeps.
    private static final int MAX_ADAPTED_PERIOD = 385;

    @Override
    public String name() {
        return "price-cross";
    }

    @Override
    public String summary() {
        return "long while the close is above a moving average";
    }

    @Override
    public List<StrategySetting> settings() {
        return List.of(
                StrategySetting.whole("period", 15, 2, 1000, "bars of the average"),
                StrategySetting.number("weight", 0.1, 0.0001, 1, "part of equity to hold"),
                StrategySetting.number("size", 0, 0, 1e9, "units to hold; 0 for the weight"),
                StrategySetting.number(
                        "stop", 0.02, 0, 0.99, "stop, part of the entry price; 0 for none"),
                StrategySetting.flag(
                        "adapt",
                        false,
                        "whether the period follows volatility: x 0.7 when it is high, x 1.3 when"
                                + " low"));
    }

    @Override
    public Strategy create(StrategyValues values, int instruments) {
        int period = values.whole("period");
        if (values.flag("adapt") && period > MAX_ADAPTED_PERIOD) {
            throw new IllegalArgumentException(
                    "period is "
                            + period
                            + " and adapt is true; period must then be at most "
                            + MAX_ADAPTED_PERIOD);
        }
        return new PriceCrossStrategy(values, instruments);
    }
}
