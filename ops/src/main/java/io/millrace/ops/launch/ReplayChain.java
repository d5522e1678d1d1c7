package io.millrace.ops.launch;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.Manifest;
import io.millrace.model.event.EventType;
import io.millrace.ops.monitor.RecordFollower;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Epochs that are one run: the first began with a fresh trading state, and each other one goes on
 * from where the one before it was.
 *
 * @param links from the first to the newest, at least one
 */
public record ReplayChain(List<Link> links) {

    /** Takes a copy of the list. */
    public ReplayChain {
        links = List.copyOf(links);
    }

    /**
     * One epoch of a chain.
     *
     * @param directory of the epoch
     * @param epoch its number
     * @param end last record of it that counts; {@link EpochEnd#NONE} for all of them
     * @param isChecked whether this start has checked all its checksums and holds the home since
     */
    public record Link(Path directory, int epoch, EpochEnd end, boolean isChecked) {

        /**
         * The same epoch, cut off.
         *
         * @param last record of it that counts
         * @return the link
         */
        public Link upTo(EpochEnd last) {
            return new Link(directory, epoch, last, isChecked);
        }

        /** {@return the same epoch, whose checksums are not checked again} */
        public Link checked() {
            return new Link(directory, epoch, end, true);
        }

        /**
         * Opens the epoch. Unless that was done before, checksums are checked on a second thread.
         *
         * @param from where to begin
         * @return a reader to be closed
         */
        EpochReader open(EpochMark from) {
            return isChecked
                    ? EpochReader.open(directory, false, from)
                    : EpochReader.openAhead(directory, from);
        }
    }

    /**
     * The chain that ends in an epoch.
     *
     * @param newest directory of the epoch
     * @return the chain; of one link when the epoch began afresh
     * @throws JournalCorruptException when a file of any of them is missing or damaged as a whole
     */
    public static ReplayChain to(Path newest) {
        List<Link> links = new ArrayList<>();
        Path directory = newest;
        EpochEnd end = EpochEnd.NONE;
        while (true) {
            EpochDamage.refuse(directory);
            int epoch = Epochs.number(directory);
            links.addFirst(new Link(directory, epoch, end, false));
            end = Manifest.read(directory).continues();
            if (end.epoch() == 0) {
                return new ReplayChain(links);
            }
            directory = before(directory, epoch, end);
        }
    }

    private static Path before(Path directory, int epoch, EpochEnd end) {
        Path before = directory.resolveSibling(Epochs.name(end.epoch()));
        if (end.epoch() >= epoch || !Files.isDirectory(before)) {
            throw new JournalCorruptException(
                    new FirstBad(
                            epoch,
                            Epochs.MANIFEST,
                            FirstBad.WHOLE_FILE,
                            end.lastSequence(),
                            "goes on from "
                                    + Epochs.name(end.epoch())
                                    + ", which is missing; it must stand beside it"));
        }
        return before;
    }

    /**
     * Every chain of a journal. A start that was killed before its first record belongs to none.
     *
     * @param journal holds the epochs
     * @return by the number of their newest epochs
     * @throws JournalCorruptException when a file of any epoch is missing or damaged as a whole
     */
    public static List<ReplayChain> all(Path journal) {
        List<Path> whole = new ArrayList<>();
        Set<Integer> continued = new TreeSet<>();
        for (int epoch : Epochs.list(journal)) {
            Path directory = Epochs.directory(journal, epoch);
            if (!isUnfinished(directory)) {
                EpochDamage.refuse(directory);
                continued.add(Manifest.read(directory).continues().epoch());
                whole.add(directory);
            }
        }
        List<ReplayChain> chains = new ArrayList<>();
        for (Path directory : whole) {
            if (!continued.contains(Epochs.number(directory))) {
                chains.add(to(directory));
            }
        }
        return chains;
    }

    /** Whether a start was killed before it had finished the head of its epoch. */
    private static boolean isUnfinished(Path directory) {
        Path records = directory.resolve(Epochs.RECORDS);
        if (Files.exists(directory.resolve(Epochs.MANIFEST))) {
            return false;
        }
        if (!Files.isRegularFile(records)) {
            return true;
        }
        try (EpochReader reader = EpochReader.open(directory, true)) {
            while (reader.next()) {
                if (EventType.isInput(reader.type()) || EventType.isOutput(reader.type())) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Directory of the first epoch, whose settings and instruments hold for all.
     *
     * @return path
     */
    public Path root() {
        return links.getFirst().directory();
    }

    /**
     * Directory of the newest epoch.
     *
     * @return path
     */
    public Path newest() {
        return links.getLast().directory();
    }

    /**
     * Numbers of the epochs, for people.
     *
     * @return for example {@code 2, 3, 5}
     */
    public String numbers() {
        return String.join(
                ", ", links.stream().map(link -> Integer.toString(link.epoch())).toList());
    }

    /**
     * Reads every record that counts, checksums included.
     *
     * @param follower who takes them, in their order
     * @throws JournalCorruptException at the first damaged record
     */
    public void read(RecordFollower follower) {
        try (ChainCursor cursor = new ChainCursor(this)) {
            while (cursor.next()) {
                follower.onRecord(cursor.buffer(), cursor.offset());
            }
        }
    }
}
