package io.millrace.risk;

import io.millrace.model.instrument.InstrumentTable;

import java.util.List;

/**
 * What the gate compares with.
 *
 * @param limits of the run
 * @param instruments what is traded
 * @param strategies who asks, in the order of their numbers
 */
record GateSettings(
        RiskLimits limits, InstrumentTable instruments, List<StrategyLimits> strategies) {

    GateSettings {
        strategies = List.copyOf(strategies);
    }
}
