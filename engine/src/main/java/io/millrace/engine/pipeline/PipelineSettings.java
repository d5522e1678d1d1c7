package io.millrace.engine.pipeline;

import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.Strategy;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.RiskLimits;

/**
 * All that one pipeline is made from.
 *
 * @param instruments what is traded; at least one
 * @param quality what counts as a fault in the data
 * @param bars which bars are built
 * @param indicators periods
 * @param regime thresholds
 * @param limits what may be done
 * @param initialCash fixed point, above 0
 * @param illiquid hours in which little is traded
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history
 * @param strategy who decides, in its first state
 */
public record PipelineSettings(
        InstrumentTable instruments,
        QualitySettings quality,
        BarSettings bars,
        IndicatorSettings indicators,
        RegimeSettings regime,
        RiskLimits limits,
        long initialCash,
        IlliquidHours illiquid,
        long tradeFromNs,
        Strategy strategy) {

    /** Checks what the parts cannot check themselves. */
    public PipelineSettings {
        if (instruments.size() == 0) {
            throw new IllegalArgumentException("instruments: there is none; name at least one");
        }
        if (initialCash <= 0) {
            throw new IllegalArgumentException(
                    "initial_cash is " + initialCash + "; it must be above 0");
        }
    }
}
