package io.millrace.bench.load;

import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.StrategyRegistry;

import java.util.List;

/** Settings of the engines that are measured: the defaults, or wide enough to order often. */
public final class EngineSettings {

    /** Durability: the default of a run, on its own thread. */
    public static final String FORCED = "interval:10ms";

    /** Durability: nothing is forced, as peers do. */
    public static final String NOT_FORCED = "none";

    private static final String WHO = "bench";

    private EngineSettings() {}

    /**
     * The defaults of the program: the adaptive strategy on bars of a minute.
     *
     * @return settings, to be changed by the caller
     */
    public static Config defaults() {
        return Config.defaults(StrategyRegistry.all())
                .override("run.timeframe", Timeframe.M1.label(), WHO);
    }

    /**
     * The same with the limits on the number of orders as wide as they go: all checks are made, and
     * pass.
     *
     * @return settings, to be changed by the caller
     */
    public static Config orderingOften() {
        return defaults()
                .override("risk.max_entries_per_day", 100_000L, WHO)
                .override("risk.strategy_rate", 1_000L, WHO)
                .override("loss_streak.trips", 1_000_000L, WHO)
                .override("risk.max_positions", 4_096L, WHO)
                .override("risk.max_open_orders", 200L, WHO)
                .override("risk.max_quote_age", "2m", WHO);
    }

    /**
     * Settings of one pipeline.
     *
     * @param config all settings
     * @param instruments of the run
     * @return with the strategies of the settings
     */
    public static PipelineSettings pipeline(Config config, InstrumentTable instruments) {
        return Assemblies.pipeline(RunSettings.from(config), instruments, Timeframe.M1);
    }

    /**
     * Settings of one pipeline with strategies of the bench.
     *
     * @param config all settings
     * @param instruments of the run
     * @param strategies who decides
     * @return settings
     */
    public static PipelineSettings pipeline(
            Config config, InstrumentTable instruments, List<StrategySlot> strategies) {
        PipelineSettings made = pipeline(config, instruments);
        return new PipelineSettings(
                made.instruments(),
                made.quality(),
                made.bars(),
                made.indicators(),
                made.regime(),
                made.limits(),
                made.policy(),
                made.funds(),
                made.illiquid(),
                made.tradeFromNs(),
                made.broker(),
                strategies);
    }
}
