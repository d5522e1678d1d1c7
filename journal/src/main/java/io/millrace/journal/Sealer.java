package io.millrace.journal;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Writes and checks the sums over the files of an epoch. Stateless. */
final class Sealer {

    private static final int READ_BYTES = 64 * 1024;

    private Sealer() {}

    static Seal seal(Path directory, EpochEnd end, long records, String stateHash, Disk disk) {
        Path queueTable = directory.resolve(Epochs.QUEUE_TABLE);
        try {
            DurableFiles.force(disk, directory.resolve(Epochs.RECORDS));
            DurableFiles.force(disk, queueTable);
            long used = usedBytes(directory, end, records);
            Seal seal =
                    new Seal(
                            end.epoch(),
                            end.lastSequence(),
                            end.lastCrc(),
                            records,
                            stateHash,
                            SumFile.read(directory.resolve(Epochs.MANIFEST)).sha256Hex(),
                            List.of(
                                    sum(directory, Epochs.RECORDS, used),
                                    sum(directory, Epochs.QUEUE_TABLE, -1)));
            DurableFiles.write(disk, directory, Epochs.SEAL, seal.format(directory));
            return seal;
        } catch (IOException e) {
            throw new JournalException(directory + ": cannot be sealed; it must be writable", e);
        }
    }

    private static long usedBytes(Path directory, EpochEnd end, long records) {
        try (EpochReader reader = EpochReader.open(directory, false)) {
            while (reader.next()) {
                // Only the end is of interest.
            }
            if (reader.records() != records || reader.lastCrc() != end.lastCrc()) {
                throw new JournalException(
                        directory
                                + ": holds "
                                + reader.records()
                                + " records; it must hold the "
                                + records
                                + " that were appended");
            }
            return reader.end();
        }
    }

    /** Sum over the first bytes of a file; over all of it when {@code usedBytes} is negative. */
    private static Seal.SealedFile sum(Path directory, String name, long usedBytes) {
        try (ReadWindow window = new ReadWindow(directory.resolve(name))) {
            long used = usedBytes < 0 ? window.fileSize() : usedBytes;
            return new Seal.SealedFile(name, used, sha256(window, used));
        }
    }

    /** SHA-256 over the first bytes of a file, or the empty text when it has fewer. */
    static String sha256(ReadWindow window, long usedBytes) {
        MessageDigest digest = SumFile.sha256();
        byte[] chunk = new byte[READ_BYTES];
        for (long position = 0; position < usedBytes; position += READ_BYTES) {
            int count = (int) Math.min(usedBytes - position, READ_BYTES);
            if (!window.cover(position, count)) {
                return "";
            }
            int start = (int) (position - window.base());
            window.buffer().getBytes(start, chunk, 0, count);
            digest.update(chunk, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
