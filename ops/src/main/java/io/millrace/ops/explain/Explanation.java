package io.millrace.ops.explain;

import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.StrategyRegistry;

import java.nio.file.Path;
import java.util.List;

/** The way of an order, a decision or an event, for people and for scripts. */
public final class Explanation {

    private final Way way;

    private Explanation(Way way) {
        this.way = way;
    }

    /**
     * Reads an epoch and finds a way in it.
     *
     * @param epoch its directory
     * @param target what is to be explained
     * @return the explanation
     * @throws io.millrace.ops.launch.LaunchException when the journal has no such id
     */
    public static Explanation of(Path epoch, Target target) {
        EpochSettings recorded = EpochSettings.read(epoch);
        InstrumentTable instruments =
                InstrumentFile.parse(epoch + " (instruments)", recorded.instruments());
        RunSettings settings =
                RunSettings.from(
                        Config.recorded(
                                StrategyRegistry.all(),
                                epoch + " (settings)",
                                recorded.settings()));
        List<String> strategies = settings.strategyNames();
        try (EpochReader reader = EpochReader.open(epoch, false)) {
            return new Explanation(WayFinder.find(reader, target, instruments, strategies));
        }
    }

    /**
     * For scripts.
     *
     * @return one JSON object on one line
     */
    public String json() {
        return ExplainJson.of(way);
    }

    /**
     * For people.
     *
     * @return lines of at most 80 columns
     */
    public String text() {
        return ExplainText.of(way);
    }
}
