package io.millrace.ops.launch;

import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.journal.EpochSettings;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;

import java.nio.file.Path;

/**
 * What stands at the head of an epoch: all that its pipeline was made from.
 *
 * @param config all settings
 * @param instruments of the run
 */
public record RecordedSettings(Config config, InstrumentTable instruments) {

    /**
     * Reads the head of an epoch.
     *
     * @param epoch its directory
     * @return its settings and instruments
     */
    public static RecordedSettings read(Path epoch) {
        EpochSettings recorded = EpochSettings.read(epoch);
        return new RecordedSettings(
                Config.recorded(StrategyRegistry.all(), epoch + " (settings)", recorded.settings()),
                InstrumentFile.parse(epoch + " (instruments)", recorded.instruments()));
    }

    /**
     * Settings as the modules obey them.
     *
     * @return made anew with each call
     */
    public RunSettings run() {
        return RunSettings.from(config);
    }

    /** {@return whether a halt of an earlier run held when the epoch began} */
    public boolean isLatched() {
        return run().latched();
    }

    /**
     * Length of the bars that are decided on.
     *
     * @return one minute where the settings do not say
     */
    public Timeframe timeframe() {
        return Timeframe.parse(run().timeframe().orElse(Timeframe.M1.label()));
    }

    /**
     * Settings of a pipeline, with its strategies in their first state.
     *
     * @return for one pipeline
     */
    public PipelineSettings pipeline() {
        return Assemblies.pipeline(run(), instruments, timeframe());
    }
}
