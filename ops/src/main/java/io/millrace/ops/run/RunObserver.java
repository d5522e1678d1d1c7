package io.millrace.ops.run;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.monitor.RecordFollower;

/** Looks on while a run goes, through its journal alone. */
public interface RunObserver {

    /**
     * A run begins.
     *
     * @param instruments that the run has
     * @param timeframe of the bars that are decided on
     * @param settings of the run
     * @return who takes its records, on the projection's thread
     */
    RecordFollower begin(InstrumentTable instruments, Timeframe timeframe, RunSettings settings);

    /**
     * So many events were handed in; called on the input thread now and then.
     *
     * @param events count so far, timers included
     * @param total events of the source
     */
    default void progress(long events, long total) {}
}
