package io.millrace.ops.recovery;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.Manifest;
import io.millrace.model.event.EventType;
import io.millrace.ops.launch.ReplayChain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest run of a journal and the last record of it that counts.
 *
 * @param chain its epochs, the last one up to that record
 * @param end that record
 * @param place last record that is an input or an output; that of the end when there is none
 */
record ChainEnd(ReplayChain chain, EpochEnd end, EpochEnd place) {

    private static final String BACKTEST = "backtest";

    /**
     * Finds it. Whatever stands behind a fault in the newest epoch does not count; the doctor has
     * judged the fault before.
     *
     * @param journal holds the epochs
     * @return empty when there is no epoch but those of backtests
     * @throws JournalCorruptException when an epoch of the run is damaged as a whole
     */
    static Optional<ChainEnd> newest(Path journal) {
        for (int epoch : Epochs.list(journal).reversed()) {
            Path directory = Epochs.directory(journal, epoch);
            if (Files.exists(directory.resolve(Epochs.MANIFEST))
                    && !Manifest.read(directory).mode().equals(BACKTEST)) {
                return Optional.of(of(ReplayChain.to(directory)));
            }
        }
        return Optional.empty();
    }

    /** A start that recorded nothing but its head is passed over. */
    private static ChainEnd of(ReplayChain whole) {
        List<ReplayChain.Link> links = new ArrayList<>(whole.links());
        while (true) {
            ReplayChain.Link last = links.removeLast();
            ChainEnd found = scan(last, links);
            if (found.end.lastSequence() != 0 || links.isEmpty()) {
                return found;
            }
        }
    }

    private static ChainEnd scan(ReplayChain.Link last, List<ReplayChain.Link> before) {
        try (EpochReader reader = EpochReader.open(last.directory(), true)) {
            EpochEnd place = EpochEnd.NONE;
            while (!isAt(reader, last.end()) && next(reader)) {
                int type = reader.type();
                if (EventType.isInput(type) || EventType.isOutput(type)) {
                    place = here(reader);
                }
            }
            EpochEnd end = here(reader);
            List<ReplayChain.Link> links = new ArrayList<>(before);
            links.add(new ReplayChain.Link(last.directory(), last.epoch(), end));
            return new ChainEnd(new ReplayChain(links), end, place.epoch() == 0 ? end : place);
        }
    }

    private static boolean next(EpochReader reader) {
        try {
            return reader.next();
        } catch (JournalCorruptException torn) {
            return false;
        }
    }

    private static EpochEnd here(EpochReader reader) {
        return new EpochEnd(reader.epoch(), reader.lastSequence(), reader.lastCrc());
    }

    private static boolean isAt(EpochReader reader, EpochEnd end) {
        return end.epoch() != 0
                && reader.lastSequence() == end.lastSequence()
                && reader.lastCrc() == end.lastCrc();
    }
}
