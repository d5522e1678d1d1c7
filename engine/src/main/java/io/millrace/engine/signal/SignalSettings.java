package io.millrace.engine.signal;

import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.instrument.InstrumentTable;

import java.util.List;

/**
 * What decisions are made with.
 *
 * @param strategies who decides, in the order in which they are asked
 * @param instruments what is traded
 * @param illiquid hours in which little is traded
 * @param shortAllowed whether short entries are let through at all
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history, read to warm up
 */
public record SignalSettings(
        List<StrategySlot> strategies,
        InstrumentTable instruments,
        IlliquidHours illiquid,
        boolean shortAllowed,
        long tradeFromNs) {}
