package io.millrace.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.DurableFiles;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.journal.disk.Writeback;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds where earlier epochs end, and makes the directory and the files of the next, with room in
 * each. Stateless.
 */
final class EpochMaking {

    /** Length of Chronicle's table; it grows no further. */
    private static final int TABLE_BYTES = 128 * 1024;

    private static final int MIN_RECORD = EventLayout.HEADER_LENGTH + EventLayout.TRAILER_LENGTH;

    private EpochMaking() {}

    static RecordQueue queue(Path journalDirectory, Durability durability, int blockBytes) {
        Writeback writeback;
        Path directory;
        try {
            makeJournal(durability.disk(), journalDirectory);
            HighWaterFile highWater = HighWaterFile.open(durability.disk(), journalDirectory);
            try {
                int highest = highWater.before().epoch();
                directory = createNext(journalDirectory, highest, durability.disk());
                table(durability.disk(), directory);
                Path records = directory.resolve(Epochs.RECORDS);
                int epoch = Epochs.number(directory);
                writeback = new Writeback(records, epoch, highWater, durability);
            } catch (IOException | JournalException e) {
                highWater.close();
                throw e;
            }
        } catch (IOException e) {
            throw new JournalException(
                    journalDirectory + ": takes no new epoch (" + e + "); it must have room", e);
        }
        return new RecordQueue(directory, blockBytes, writeback);
    }

    /** Its name in the home is on the disk too before anything is kept in it. */
    private static void makeJournal(Disk disk, Path journalDirectory) throws IOException {
        Files.createDirectories(journalDirectory);
        Path home = journalDirectory.toAbsolutePath().getParent();
        if (home != null) {
            disk.forceDirectory(home);
        }
    }

    /** A table of zeros is one that Chronicle begins; a full disk shows here, not in a mapping. */
    private static void table(Disk disk, Path directory) throws IOException {
        try (DiskFile file = disk.open(directory.resolve(Epochs.QUEUE_TABLE))) {
            file.write(ByteBuffer.allocate(TABLE_BYTES), 0);
        }
    }

    /** Writes head records and manifest, and puts both on the disk; the queue is closed if not. */
    static void begin(EpochWriter writer, RecordQueue queue, EpochInfo info, EpochEnd previous) {
        Path directory = writer.directory();
        byte[] manifest = Manifest.of(info, writer.epoch(), previous).format(directory);
        try {
            EpochSettings.HeadText.append(
                    writer, EventType.EPOCH_HEAD, new String(manifest, UTF_8));
            EpochSettings.HeadText.append(writer, EventType.SETTINGS, info.settings());
            EpochSettings.HeadText.append(writer, EventType.INSTRUMENTS, info.instruments());
            writer.flush();
            writer.force();
            DurableFiles.write(writer.disk(), directory, Epochs.MANIFEST, manifest);
            queue.writeback().begin();
        } catch (IOException e) {
            queue.close();
            throw new JournalException(
                    directory + ": cannot be written (" + e + "); it must be writable", e);
        } catch (JournalException e) {
            queue.close();
            throw e;
        }
    }

    static void requireRecord(Path directory, DirectBuffer buffer, int offset, int length) {
        if (length < MIN_RECORD
                || (length & 7) != 0
                || EventLayout.length(buffer, offset) != length
                || EventLayout.magic(buffer, offset) != EventLayout.MAGIC) {
            throw new JournalException(
                    directory
                            + ": no record of "
                            + length
                            + " bytes stands at the offset; it must begin with its envelope");
        }
    }

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
