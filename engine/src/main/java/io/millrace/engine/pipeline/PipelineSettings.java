package io.millrace.engine.pipeline;

import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.strategy.Strategy;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.RiskLimits;

/**
 * All that one pipeline is made from.
 *
 * @param instruments what is traded; at least one
 * @param timeframe length of the bars that are decided on
 * @param indicators periods
 * @param regime thresholds
 * @param limits what may be done
 * @param initialCash fixed point, above 0
 * @param strategy who decides, in its first state
 */
public record PipelineSettings(
        InstrumentTable instruments,
        Timeframe timeframe,
        IndicatorSettings indicators,
        RegimeSettings regime,
        RiskLimits limits,
        long initialCash,
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
