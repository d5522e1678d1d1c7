package io.millrace.ops.recovery;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochReading;
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
 * @param read records that were read to find it
 */
record ChainEnd(ReplayChain chain, EpochEnd end, EpochEnd place, long read) {

    /**
     * Finds it. Whatever stands behind a fault in the newest epoch does not count; the doctor has
     * judged the fault before.
     *
     * @param journal holds the epochs
     * @param above only runs that end in an epoch above this one
     * @param known reading of an epoch, which is not read again
     * @return empty when there is no such epoch but those of backtests
     * @throws JournalCorruptException when an epoch of the run is damaged as a whole
     */
    static Optional<ChainEnd> newest(Path journal, int above, Optional<EpochReading> known) {
        for (int epoch : Epochs.list(journal).reversed()) {
            Path directory = Epochs.directory(journal, epoch);
            if (epoch <= above) {
                return Optional.empty();
            }
            if (Files.exists(directory.resolve(Epochs.MANIFEST))
                    && !Manifest.read(directory).isBacktest()) {
                return Optional.of(of(ReplayChain.to(directory), known));
            }
        }
        return Optional.empty();
    }

    private static ChainEnd of(ReplayChain whole, Optional<EpochReading> known) {
        List<ReplayChain.Link> links = new ArrayList<>(whole.links());
        ReplayChain.Link last = links.removeLast();
        return known.filter(reading -> reading.isOf(last.epoch()))
                .map(reading -> at(last.checked(), links, reading.end(), reading.place(), 0))
                .orElseGet(() -> scan(last, links));
    }

    private static ChainEnd at(
            ReplayChain.Link last,
            List<ReplayChain.Link> before,
            EpochEnd end,
            EpochEnd own,
            long read) {
        List<ReplayChain.Link> links = new ArrayList<>(before);
        links.add(last.upTo(end));
        ReplayChain chain = new ReplayChain(links);
        if (own.epoch() != 0) {
            return new ChainEnd(chain, end, own, read);
        }
        if (before.isEmpty()) {
            return new ChainEnd(chain, end, end, read);
        }
        // An epoch that holds nothing but its head leaves the place where it was before.
        ChainEnd earlier = scan(before.getLast(), before.subList(0, before.size() - 1));
        return new ChainEnd(chain, end, earlier.place, read + earlier.read);
    }

    /** {@return sequence of the last input that counts; 0 when there is none} */
    long sequence() {
        for (ReplayChain.Link link : chain.links().reversed()) {
            if (link.end().lastSequence() != 0) {
                return link.end().lastSequence();
            }
        }
        return 0;
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
            return at(last, before, here(reader), place, reader.records());
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
