package io.millrace.ops.launch;

import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochReading;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalException;
import io.millrace.journal.Manifest;
import io.millrace.journal.doctor.Diagnosis;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.TradingState;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the journal says that trading was halted. A halt is latched twice, in the journal and in
 * a file; either one counts, so that a file that was lost, or could not be written, opens nothing.
 */
public final class JournaledHalt {

    private JournaledHalt() {}

    /**
     * Reads the newest epoch that tells a trading state; one that cannot be read tells what stands
     * before its damage.
     *
     * @param diagnosis holds what the newest epoch was found to say
     */
    static boolean holds(Path journal, Diagnosis diagnosis) {
        List<Integer> epochs = Epochs.list(journal);
        for (int i = epochs.size() - 1; i >= 0; i--) {
            Path epoch = Epochs.directory(journal, epochs.get(i));
            TradingState last =
                    isBacktest(epoch)
                            ? TradingState.STARTING
                            : lastState(epoch, known(epochs.get(i), diagnosis));
            if (last != TradingState.STARTING) {
                return last == TradingState.HALTED;
            }
        }
        return false;
    }

    /**
     * Keeps backtests and other runs apart.
     *
     * @throws LaunchException when an epoch is not of a backtest
     */
    public static void requireBacktests(Path journal) {
        for (int number : Epochs.list(journal)) {
            Path epoch = Epochs.directory(journal, number);
            if (Files.isRegularFile(epoch.resolve(Epochs.MANIFEST)) && !isBacktest(epoch)) {
                throw new LaunchException(
                        ExitCodes.USAGE,
                        epoch + ": is no backtest; name a folder of backtests, or a new one");
            }
        }
    }

    /** Whether an epoch is one of a backtest, as its manifest says; without one it is none. */
    static boolean isBacktest(Path epoch) {
        try {
            return Manifest.read(epoch).isBacktest();
        } catch (JournalException e) {
            return false;
        }
    }

    /** What was read to the very end; behind a damaged record more may be told. */
    private static Optional<EpochReading> known(int epoch, Diagnosis diagnosis) {
        return diagnosis.reading().filter(reading -> reading.isOf(epoch) && reading.isAtTail());
    }

    private static TradingState lastState(Path epoch, Optional<EpochReading> known) {
        if (known.isPresent()) {
            return known.get().state().orElse(TradingState.STARTING);
        }
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
