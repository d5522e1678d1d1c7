package io.millrace.journal;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the sums over the files of an epoch. Stateless. */
final class Sealer {

    private Sealer() {}

    /** Seals an epoch that is closed. */
    static Seal seal(SealAhead read, EpochEnd end, long records, String stateHash, Disk disk) {
        Path directory = read.directory();
        Path queueTable = directory.resolve(Epochs.QUEUE_TABLE);
        try {
            DurableFiles.force(disk, directory.resolve(Epochs.RECORDS));
            DurableFiles.force(disk, queueTable);
            Seal seal =
                    Seal.of(
                            end,
                            records,
                            stateHash,
                            SumFile.read(directory.resolve(Epochs.MANIFEST)).sha256Hex(),
                            List.of(read.finish(end, records), table(queueTable)));
            DurableFiles.write(disk, directory, Epochs.SEAL, seal.format(directory));
            return seal;
        } catch (IOException e) {
            throw new JournalException(directory + ": cannot be sealed; it must be writable", e);
        }
    }

    private static Seal.SealedFile table(Path file) {
        try (ReadWindow window = new ReadWindow(file)) {
            long used = window.fileSize();
            String sha256 = SealSum.of(window, used, SealSum.HEAD_BYTES);
            return new Seal.SealedFile(Epochs.QUEUE_TABLE, used, sha256);
        }
    }
}
