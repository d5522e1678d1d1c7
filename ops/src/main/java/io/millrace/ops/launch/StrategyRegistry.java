package io.millrace.ops.launch;

import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.strategies.adaptive.AdaptiveProvider;
import io.millrace.strategies.buyandhold.BuyAndHoldProvider;
import io.millrace.strategies.pricecross.PriceCrossProvider;
import io.millrace.strategies.scripted.ScriptedProvider;
import io.millrace.strategies.smacross.SmaCrossProvider;

import java.util.List;

/** Every strategy that can be named in settings. A new one is added here, by hand. */
public final class StrategyRegistry {

    private static final List<StrategyProvider> ALL =
            List.of(
                    new AdaptiveProvider(),
                    new SmaCrossProvider(),
                    new PriceCrossProvider(),
                    new BuyAndHoldProvider(),
                    new ScriptedProvider());

    private StrategyRegistry() {}

    /**
     * All strategies.
     *
     * @return in the order in which they are shown
     */
    public static List<StrategyProvider> all() {
        return ALL;
    }
}
