package io.millrace.engine.pipeline;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.StrategyLimits;
import io.millrace.risk.book.Funds;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one pipeline is made from.
 *
 * @param instruments what is traded; at least one
 * @param quality what counts as a fault in the data
 * @param bars which bars are built
 * @param indicators periods
 * @param regime thresholds
 * @param limits what may be done
 * @param policy how orders are looked after
 * @param funds what the account begins with
 * @param illiquid hours in which little is traded
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history
 * @param broker how the simulated broker fills
 * @param strategies who decides, in the order in which they are asked; at least one
 */
public record PipelineSettings(
        InstrumentTable instruments,
        QualitySettings quality,
        BarSettings bars,
        IndicatorSettings indicators,
        RegimeSettings regime,
        RiskLimits limits,
        OrderPolicy policy,
        Funds funds,
        IlliquidHours illiquid,
        long tradeFromNs,
        BrokerSettings broker,
        List<StrategySlot> strategies) {

    /** Checks what the parts cannot check themselves. */
    public PipelineSettings {
        if (instruments.size() == 0) {
            throw new IllegalArgumentException("instruments: there is none; name at least one");
        }
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException("strategies: there is none; name at least one");
        }
        strategies = List.copyOf(strategies);
    }

    /** Limits of each strategy, in the order of {@link #strategies}. */
    List<StrategyLimits> strategyLimits() {
        List<StrategyLimits> each = new ArrayList<>();
        for (StrategySlot slot : strategies) {
            each.add(new StrategyLimits(slot.enabled(), slot.leastConfidence()));
        }
        return each;
    }
}
