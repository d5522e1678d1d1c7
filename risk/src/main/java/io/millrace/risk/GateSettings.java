package io.millrace.risk;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.state.LiveLimits;

import java.util.List;

/**
 * What the gate compares with.
 *
 * @param limits of the run
 * @param instruments what is traded
 * @param strategies who asks, in the order of their numbers
 * @param live those of the limits that may change while running
 */
record GateSettings(
        RiskLimits limits,
        InstrumentTable instruments,
        List<StrategyLimits> strategies,
        LiveLimits live) {

    GateSettings {
        strategies = List.copyOf(strategies);
    }

    GateSettings(RiskLimits limits, InstrumentTable instruments, List<StrategyLimits> strategies) {
        this(limits, instruments, strategies, limits.live());
    }
}
