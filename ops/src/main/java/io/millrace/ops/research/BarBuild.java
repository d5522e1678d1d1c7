package io.millrace.ops.research;

import io.millrace.engine.bar.BarHandler;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.bar.BarStage;
import io.millrace.feed.file.FileSource;
import io.millrace.model.event.EventSource;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.Terms;
import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * Builds bars with the stage that trades. No tick is judged: crossed quotes and prices far away are
 * used.
 *
 * @param bars how many were closed, the last one, which may be unfinished, included
 * @param late how many ticks came too late for their bar and are in none
 * @param outside how many ticks came outside of sessions, where only those count
 */
public record BarBuild(long bars, long late, long outside) {

    private static final int BATCH = 1_024;

    /**
     * Reads files to their end.
     *
     * @param files what to read
     * @param timeframe length of the bars
     * @param handler takes each bar when it is closed
     * @return what was built
     */
    public static BarBuild of(DataFiles files, Timeframe timeframe, BarHandler handler) {
        files.requireShortEnoughFor(timeframe);
        DataRequest request = files.request();
        BarStage stage =
                new BarStage(
                        new BarSettings(timeframe, List.of(), request.regularHours()),
                        new InstrumentTable(List.of(instrument(request))),
                        handler);
        BarFeed feed = new BarFeed(stage, files.basis());
        try (FileSource source = files.open()) {
            int offered = 0;
            while (offered != EventSource.END) {
                offered = source.poll(feed, BATCH);
            }
        }
        stage.onTimer(Long.MAX_VALUE);
        return new BarBuild(stage.closed(), stage.late(), stage.outside());
    }

    /** Bars need its calendar and nothing else. */
    private static Instrument instrument(DataRequest request) {
        return new Instrument(
                0,
                request.instrument().isEmpty() ? "DATA" : request.instrument(),
                "file",
                "",
                new Instrument.Grid(1, 1, 0),
                new Instrument.Costs(0, 0, 0, 0),
                request.calendar(),
                FixedPoint.ONE / 100,
                true,
                true,
                true,
                Terms.STANDARD);
    }
}
