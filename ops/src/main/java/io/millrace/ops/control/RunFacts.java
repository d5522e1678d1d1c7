package io.millrace.ops.control;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.state.LiveLimits;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run is, for those who ask.
 *
 * @param home its folder
 * @param epoch number of its epoch
 * @param instruments of the run
 * @param strategies their names, by number
 * @param enabled which of them may enter as the settings have it, by number
 * @param limits as the settings have them; taken over
 */
public record RunFacts(
        Path home,
        int epoch,
        InstrumentTable instruments,
        List<String> strategies,
        List<Boolean> enabled,
        LiveLimits limits) {

    /** Takes copies of the lists. */
    public RunFacts {
        strategies = List.copyOf(strategies);
        enabled = List.copyOf(enabled);
    }

    String strategy(int number) {
        return number >= 0 && number < strategies.size() ? strategies.get(number) : "";
    }
}
