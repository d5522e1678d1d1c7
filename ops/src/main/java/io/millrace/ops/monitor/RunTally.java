package io.millrace.ops.monitor;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/** Counts what a run came to from its records, wherever they are from. One thread at a time. */
public final class RunTally implements RecordFollower {

    private final RunView view;

    /**
     * Nothing yet.
     *
     * @param instruments of the run
     * @param timeframe of the bars that are decided on
     * @param strategies their names, by number
     */
    public RunTally(InstrumentTable instruments, Timeframe timeframe, List<String> strategies) {
        view = new RunView(instruments, timeframe, strategies);
    }

    @Override
    public void onRecord(UnsafeBuffer buffer, int offset) {
        view.apply(buffer, offset);
    }

    /**
     * What was counted.
     *
     * @return everything so far; it goes on changing
     */
    public RunView view() {
        return view;
    }
}
