package io.millrace.journal;

import io.millrace.journal.disk.Disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds where earlier epochs end, and makes the directory of the next. Stateless. */
final class EpochEnds {

    private EpochEnds() {}

    /**
     * End of the newest epoch that holds a record; what a damaged one still tells.
     *
     * @param known reading of an epoch, which is not read again
     */
    static EpochEnd newest(Path journalDirectory, Optional<EpochReading> known) {
        for (int epoch : Epochs.list(journalDirectory).reversed()) {
            if (known.isPresent() && known.get().isOf(epoch) && known.get().records() > 0) {
                return known.get().end();
            }
            EpochEnd end = endOf(Epochs.directory(journalDirectory, epoch), epoch);
            if (end.epoch() != 0) {
                return end;
            }
        }
        return EpochEnd.NONE;
    }

    private static EpochEnd endOf(Path directory, int epoch) {
        if (Seal.isPresent(directory)) {
            try {
                Seal seal = Seal.read(directory);
                return new EpochEnd(epoch, seal.lastSequence(), seal.lastCrc());
            } catch (JournalException damaged) {
                return scan(directory, epoch);
            }
        }
        return scan(directory, epoch);
    }

    private static EpochEnd scan(Path directory, int epoch) {
        if (!Epochs.holds(directory, Epochs.RECORDS)) {
            return EpochEnd.NONE;
        }
        try (EpochReader reader = EpochReader.open(directory, true)) {
            readAll(reader);
            return reader.records() == 0
                    ? EpochEnd.NONE
                    : new EpochEnd(epoch, reader.lastSequence(), reader.lastCrc());
        }
    }

    private static void readAll(EpochReader reader) {
        try {
            while (reader.next()) {
                // The reader keeps sequence and checksum of the last record.
            }
        } catch (JournalException damaged) {
            // The sound part ends here; telling the fault is the verifier's business.
            return;
        }
    }

    /** Makes the directory of the next epoch, above every number that ever was one. */
    static Path createNext(Path journalDirectory, int highest, Disk disk) {
        try {
            while (true) {
                int next = Math.max(Epochs.nextNumber(journalDirectory), highest + 1);
                Path directory = Epochs.directory(journalDirectory, next);
                if (created(directory, disk)) {
                    disk.forceDirectory(journalDirectory);
                    return directory;
                }
            }
        } catch (IOException e) {
            throw new JournalException(
                    journalDirectory + ": takes no new epoch; it must be writable", e);
        }
    }

    // Another process may take the number between the look and the making.
    private static boolean created(Path directory, Disk disk) throws IOException {
        try {
            disk.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
