package io.millrace.strategies.breakers;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.ops.house.Breaks;
import io.millrace.risk.PreTradeGate;
import io.millrace.strategies.smacross.SmaCrossProvider;

import org.jspecify.annotations.Nullable;

/** Breaks rules from where strategies are plugged in. */
public final class StrategyBreakers {

    private StrategyBreakers() {}

    /** A strategy that judges its own orders; Maven allows it. */
    @Breaks("inward-strategies")
    public static final class SeesGate {
        @Nullable PreTradeGate gate;
    }

    /** A strategy that takes the whole engine. */
    @Breaks("inward-strategies")
    public static final class SeesPipeline {
        @Nullable Pipeline pipeline;
    }

    /** A strategy that leans on another. */
    @Breaks(value = "strategies-apart", with = SmaCrossProvider.class)
    public static final class Leaning {
        Object other() {
            return new SmaCrossProvider();
        }
    }
}
