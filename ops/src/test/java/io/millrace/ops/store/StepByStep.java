package io.millrace.ops.store;

import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;

import java.nio.file.Path;

/** Makes a store as one that is stopped again and again would: opened anew for each step. */
final class StepByStep {

    private static final Projector.Watcher NOBODY =
            new Projector.Watcher() {
                @Override
                public void at(Position position, boolean following) {}

                @Override
                public void fault(int epoch, String why) {
                    throw new AssertionError(why);
                }
            };

    private StepByStep() {}

    static void follow(Path journal, Path store, long step) {
        for (int epoch : Epochs.list(journal)) {
            long records = records(Epochs.directory(journal, epoch));
            long stop = 0;
            while (stop < records) {
                stop = Math.min(records, stop + step * 8);
                try (Database database = Database.open(Database.Opening.of(store))) {
                    new Projector(database, journal, NOBODY)
                            .run(new Projector.End(epoch, stop), Tail.ENDED);
                }
            }
        }
    }

    private static long records(Path epoch) {
        try (EpochReader reader = EpochReader.open(epoch, false)) {
            while (reader.next()) {
                // The reader counts.
            }
            return reader.records();
        }
    }

    static String hash(Path store) {
        try (Database database = Database.open(Database.Opening.of(store))) {
            return database.content().hash();
        }
    }
}
