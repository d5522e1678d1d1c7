package io.millrace.ops.explain;

import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;

import java.util.List;

/** The way of an order, a decision or an event, for people and for scripts. */
public final class Explanation {

    private final Way way;

    private Explanation(Way way) {
        this.way = way;
    }

    /**
     * Reads a run and finds a way in it, whichever of its epochs hold it.
     *
     * @param chain the run
     * @param target what is to be explained
     * @return the explanation
     * @throws io.millrace.ops.launch.LaunchException when the journal has no such id
     */
    public static Explanation of(ReplayChain chain, Target target) {
        RecordedSettings settings = RecordedSettings.read(chain.root());
        List<String> strategies = settings.run().strategyNames();
        try (ChainCursor cursor = new ChainCursor(chain)) {
            return new Explanation(
                    WayFinder.find(cursor, target, settings.instruments(), strategies));
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
