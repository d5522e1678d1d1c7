package io.millrace.ops.launch;

import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalException;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.TradingState;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether the journal says that trading was halted. A halt is latched twice, in the journal and in
 * a file; either one counts, so that a file that was lost, or could not be written, opens nothing.
 */
final class JournaledHalt {

    private JournaledHalt() {}

    /**
     * Reads the newest epoch that tells a trading state; one that cannot be read tells what stands
     * before its damage.
     */
    static boolean holds(Path journal) {
        List<Integer> epochs = Epochs.list(journal);
        for (int i = epochs.size() - 1; i >= 0; i--) {
            TradingState last = lastState(Epochs.directory(journal, epochs.get(i)));
            if (last != TradingState.STARTING) {
                return last == TradingState.HALTED;
            }
        }
        return false;
    }

    private static TradingState lastState(Path epoch) {
        TradingState last = TradingState.STARTING;
        StateFlyweight change = new StateFlyweight();
        try (EpochReader reader = EpochReader.open(epoch, false)) {
            while (reader.next()) {
                if (reader.type() == EventType.STATE_CHANGE) {
                    change.wrap(reader.buffer(), EventLayout.payload(reader.offset()));
                    last = TradingState.ofCode(change.to());
                }
            }
            return last;
        } catch (JournalException e) {
            return last;
        }
    }
}
