package io.millrace.ops.store;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalException;
import io.millrace.journal.Manifest;
import io.millrace.journal.Seal;
import io.millrace.model.event.EventLayout;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Brings a store from the place in the journal that it holds to the end. What was read before is
 * read again, quietly, as far as the books need it. Epochs of backtests, and those that were never
 * finished in the making, are passed over. One thread.
 */
final class Projector {

    /** Records between two looks at the clock, and in one transaction at most. */
    static final int BATCH = 32_768;

    private final Database database;
    private final Path journal;
    private final Watcher watcher;
    private @Nullable Book book;
    private int bookEpoch;

    /** Is told how far it is; on the projector's thread. */
    interface Watcher {

        /** What is held now; following when all that was written before is held. */
        void at(Position position, boolean following);

        /** An epoch cannot be held to its end. */
        void fault(int epoch, String why);
    }

    /**
     * How far to go.
     *
     * @param epoch the last one
     * @param records of that epoch at most
     */
    record End(int epoch, long records) {}

    Projector(Database database, Path journal, Watcher watcher) {
        this.database = database;
        this.journal = journal;
        this.watcher = watcher;
    }

    /**
     * Goes to the end.
     *
     * @param end where it is
     * @param tail of the last epoch
     * @throws StoreException when the store cannot be written, or is not of this journal
     */
    void run(End end, Tail tail) {
        Position held = database.position();
        List<Integer> epochs = Epochs.list(journal);
        requireSame(held, epochs);
        for (int number : epochs) {
            if (number < held.epoch() || number > end.epoch() || tail.isGivenUp()) {
                continue;
            }
            Manifest manifest = manifest(number);
            if (manifest == null || manifest.isBacktest()) {
                continue;
            }
            boolean last = number == end.epoch();
            Task task =
                    new Task(
                            manifest,
                            number == held.epoch() ? held.records() : 0,
                            last ? end.records() : Long.MAX_VALUE,
                            last ? tail : Tail.ENDED);
            if (!isHeld(task)) {
                project(task);
            }
        }
    }

    /** One epoch to be read. */
    private record Task(Manifest manifest, long skip, long most, Tail tail) {}

    private @Nullable Manifest manifest(int number) {
        Path directory = Epochs.directory(journal, number);
        if (!Files.isRegularFile(directory.resolve(Epochs.MANIFEST))) {
            return null;
        }
        try {
            return Manifest.read(directory);
        } catch (JournalException e) {
            watcher.fault(number, Epochs.name(number) + ": " + e.getMessage());
            return null;
        }
    }

    private void requireSame(Position held, List<Integer> epochs) {
        if (held.epoch() == 0) {
            return;
        }
        Manifest newest = epochs.contains(held.epoch()) ? manifest(held.epoch()) : null;
        if (newest == null || !newest.created().equals(held.created())) {
            throw outdated("holds epoch " + held.epoch() + " of another journal");
        }
        for (int number : epochs) {
            Manifest manifest = number < held.epoch() ? null : manifest(number);
            EpochEnd from = manifest == null ? EpochEnd.NONE : manifest.continues();
            if (from.epoch() != 0 && database.held(from.epoch()) > from.lastSequence()) {
                throw outdated("holds more of epoch " + from.epoch() + " than was gone on from");
            }
        }
    }

    private static StoreException outdated(String why) {
        return new StoreException(StoreException.Kind.OUTDATED, "the store " + why);
    }

    private boolean isHeld(Task task) {
        Path directory = Epochs.directory(journal, task.manifest.epoch());
        if (task.skip == 0 || task.tail.grows() || !Seal.isPresent(directory)) {
            return false;
        }
        try {
            return Seal.read(directory).records() == task.skip;
        } catch (JournalException e) {
            return false;
        }
    }

    private void project(Task task) {
        int number = task.manifest.epoch();
        boolean fresh = task.manifest.continues().epoch() == 0;
        if (fresh && task.skip == 0) {
            database.endBefore(number);
        }
        Path directory = Epochs.directory(journal, number);
        long records = task.skip;
        try (EpochReader reader = EpochReader.open(directory, false)) {
            try {
                Book own = bookOf(task.manifest);
                book = own;
                bookEpoch = number;
                skip(reader, own, task.skip);
                own.open(number, false);
                follow(reader, own, task);
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                // Whatever is wrong with one epoch, the others are held.
                String why = String.valueOf(e.getMessage());
                records = Math.max(records, reader.records());
                commit(task, records, reader.lastSequence(), why);
                book = null;
                watcher.fault(number, Epochs.name(number) + ": " + why);
            }
        }
    }

    private void skip(EpochReader reader, Book own, long records) {
        own.open(reader.epoch(), true);
        while (reader.records() < records) {
            if (!reader.next()) {
                throw outdated("holds more of " + Epochs.name(reader.epoch()) + " than there is");
            }
            own.onRecord(reader.buffer(), reader.offset());
            if (reader.records() % BATCH == 0) {
                own.take();
            }
        }
        own.take();
    }

    private void follow(EpochReader reader, Book own, Task task) {
        while (true) {
            boolean ending = task.tail.isEnding();
            long before = reader.records();
            long stop = Math.min(task.most, before + BATCH);
            while (reader.records() < stop && reader.next()) {
                own.onRecord(reader.buffer(), reader.offset());
            }
            boolean dry = reader.records() < before + BATCH;
            if (reader.records() > before) {
                commit(task, reader.records(), reader.lastSequence(), null);
            }
            watcher.at(
                    new Position(reader.epoch(), reader.records(), reader.lastSequence(), ""),
                    dry && task.tail.grows());
            if (task.tail.isGivenUp() || (dry && ending)) {
                return;
            }
            if (dry) {
                task.tail.pause();
            }
        }
    }

    private void commit(Task task, long records, long sequence, @Nullable String fault) {
        Book own = book;
        List<Row> rows = own == null ? new ArrayList<>() : own.take();
        rows.add(
                new Row(Tables.EPOCHS)
                        .set("epoch", task.manifest.epoch())
                        .set("created", task.manifest.created())
                        .set("source", task.manifest.source())
                        .set("continues", task.manifest.continues().epoch())
                        .set("records", records)
                        .set("sequence", sequence)
                        .set("fault", fault));
        database.write(rows);
    }

    /**
     * The books at the start of an epoch: new ones, or those at the end of what it goes on from.
     */
    private Book bookOf(Manifest manifest) {
        EpochEnd from = manifest.continues();
        if (from.epoch() == 0) {
            return Book.begin(Epochs.directory(journal, manifest.epoch()));
        }
        Book last = book;
        if (last != null && bookEpoch == from.epoch() && last.sequence() <= from.lastSequence()) {
            return last;
        }
        Deque<EpochEnd> chain = new ArrayDeque<>();
        while (from.epoch() != 0) {
            chain.push(from);
            from = Manifest.read(Epochs.directory(journal, from.epoch())).continues();
        }
        Book rebuilt = Book.begin(Epochs.directory(journal, chain.getFirst().epoch()));
        for (EpochEnd part : chain) {
            readAgain(rebuilt, part);
        }
        return rebuilt;
    }

    private void readAgain(Book rebuilt, EpochEnd part) {
        rebuilt.open(part.epoch(), true);
        try (EpochReader reader =
                EpochReader.open(Epochs.directory(journal, part.epoch()), false)) {
            while (reader.next()
                    && EventLayout.sequence(reader.buffer(), reader.offset())
                            <= part.lastSequence()) {
                rebuilt.onRecord(reader.buffer(), reader.offset());
                if (reader.records() % BATCH == 0) {
                    rebuilt.take();
                }
            }
        }
        rebuilt.take();
    }
}
