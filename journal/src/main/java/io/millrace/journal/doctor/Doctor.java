package io.millrace.journal.doctor;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochReading;
import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.Manifest;
import io.millrace.journal.Seal;
import io.millrace.journal.VerifyReport;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.HighWater;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.journal.doctor.Finding.Kind;
import io.millrace.journal.packed.PackedException;
import io.millrace.journal.packed.PackedFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Examines the journal of a home before a start writes to it.
 *
 * <ol>
 *   <li>Directories that no start finished making are moved to the quarantine.
 *   <li>Every epoch must have its manifest and its records; a sealed one files as long as the seal
 *       says. This reads no record. What is wrong with an older epoch is told and halts nothing:
 *       nothing is built on it.
 *   <li>The newest epoch, unless it is sealed, is read record by record. A fault behind the high
 *       water is a torn tail, before it is damage.
 *   <li>The record that the high water names must stand there; if the journal ends before it, data
 *       was lost.
 * </ol>
 *
 * Used once.
 */
public final class Doctor {

    private final Disk disk;
    private final Path journal;
    private final Path quarantine;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable EpochReading reading;

    private Doctor(Disk disk, Path journal, Path quarantine) {
        this.disk = disk;
        this.journal = journal;
        this.quarantine = quarantine;
    }

    /**
     * Examines a journal.
     *
     * @param disk that moves directories aside
     * @param journal directory of the epochs; must exist
     * @param quarantine where half-made epochs go; made when it is needed
     * @return what was found; an empty journal is a sound one
     * @throws JournalException when the directory cannot be read, or something not moved aside
     */
    public static Diagnosis examine(Disk disk, Path journal, Path quarantine) {
        Doctor doctor = new Doctor(disk, journal, quarantine);
        doctor.examine();
        return new Diagnosis(doctor.findings, Optional.ofNullable(doctor.reading));
    }

    private void examine() {
        HighWaterFile.Reading reading = HighWaterFile.read(journal);
        HighWater mark = reading.mark();
        for (int epoch : Epochs.list(journal)) {
            if (isHalfMade(epoch, mark)) {
                moveAside(epoch);
            }
        }
        List<Integer> epochs = Epochs.list(journal);
        int newest = epochs.isEmpty() ? 0 : epochs.getLast();
        for (int epoch : epochs) {
            String fault = outline(epoch);
            if (!fault.isEmpty() && epoch != newest) {
                find(Kind.OLDER_DAMAGE, epoch, 0, Epochs.name(epoch) + ": " + fault);
            } else if (!fault.isEmpty()) {
                find(Kind.JOURNAL_CORRUPT, epoch, 0, Epochs.name(epoch) + ": " + fault);
            }
        }
        if (mark == null) {
            if (!reading.missing() || newest != 0) {
                find(Kind.HIGH_WATER_UNKNOWN, 0, 0, reading.fault());
            }
        } else if (!reading.fault().isEmpty()) {
            find(Kind.HIGH_WATER_SLOT, 0, 0, reading.fault());
        }
        compare(newest, mark == null ? HighWater.NONE : mark);
    }

    /**
     * Whether an epoch lacks manifest or records and cannot have held anything that was relied on.
     */
    private boolean isHalfMade(int epoch, @Nullable HighWater mark) {
        Path directory = Epochs.directory(journal, epoch);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || Seal.isPresent(directory)) {
            return false;
        }
        // The high water of an epoch is first noted when its manifest and its names are forced.
        boolean neverForced = mark != null && mark.epoch() < epoch;
        if (Files.exists(directory.resolve(Epochs.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            Path records = directory.resolve(Epochs.RECORDS);
            return neverForced && Files.notExists(records, LinkOption.NOFOLLOW_LINKS);
        }
        return neverForced || JournalVerifier.verify(directory).status() == Status.TORN;
    }

    private void moveAside(int epoch) {
        String name = Epochs.name(epoch);
        try {
            Files.createDirectories(quarantine);
            Path target = quarantine.resolve(name);
            for (int copy = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); copy++) {
                target = quarantine.resolve(name + "-" + copy);
            }
            disk.rename(Epochs.directory(journal, epoch), target);
            disk.forceDirectory(journal);
            disk.forceDirectory(quarantine);
            find(
                    Kind.MOVED_ASIDE,
                    epoch,
                    0,
                    name + ": was never finished in the making; moved to " + target);
        } catch (IOException e) {
            throw new JournalException(
                    Epochs.directory(journal, epoch)
                            + ": was never finished and cannot be moved to "
                            + quarantine
                            + " ("
                            + e
                            + ")",
                    e);
        }
    }

    /** What is wrong with an epoch's files, without reading a record; empty for nothing. */
    private String outline(int epoch) {
        Path directory = Epochs.directory(journal, epoch);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return "is no directory; an epoch must be one";
        }
        try {
            int named = Manifest.read(directory).epoch();
            if (named != epoch) {
                return "its manifest is that of epoch " + named;
            }
            if (!Seal.isPresent(directory)) {
                return size(directory, Epochs.RECORDS) > 0 ? "" : "its records are missing";
            }
            Seal seal = Seal.read(directory);
            if (seal.epoch() != epoch) {
                return "its seal is that of epoch " + seal.epoch();
            }
            for (Seal.SealedFile file : seal.files()) {
                long size = size(directory, file.name());
                if (size < file.usedBytes()) {
                    return file.name() + " has " + size + " bytes; sealed " + file.usedBytes();
                }
            }
            return "";
        } catch (JournalException | IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Length of a regular file or of what its archive expands to, 0 for anything else. */
    private static long size(Path directory, String name) throws IOException {
        Path path = directory.resolve(name);
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Files.size(path);
        }
        if (!Epochs.holds(directory, name)) {
            return 0;
        }
        try (PackedFile archive = PackedFile.open(Epochs.packed(path))) {
            return archive.contentBytes();
        } catch (PackedException e) {
            throw new JournalException(
                    Epochs.packed(path).getFileName() + " at " + e.offset() + ": " + e.getMessage(),
                    e);
        }
    }

    private void compare(int newest, HighWater mark) {
        if (newest < mark.epoch()) {
            find(
                    Kind.JOURNAL_LOST_DATA,
                    mark.epoch(),
                    mark.sequence(),
                    lost(
                            mark,
                            newest == 0 ? "holds no epoch" : "ends with " + Epochs.name(newest)));
            return;
        }
        if (newest == 0 || isNamed(newest)) {
            return;
        }
        Path directory = Epochs.directory(journal, newest);
        HighWater known = mark.epoch() == newest ? mark : HighWater.NONE;
        EpochEnd atMark = Seal.isPresent(directory) ? null : readThrough(directory, known);
        if (known.epoch() == 0 || isNamed(newest)) {
            return;
        }
        if (atMark == null) {
            findMark(directory, known);
        } else if (atMark.lastCrc() != known.crc() || atMark.lastSequence() != known.sequence()) {
            findOther(known, atMark.lastSequence());
        }
    }

    private boolean isNamed(int epoch) {
        return findings.stream().anyMatch(each -> each.epoch() == epoch && each.kind().halts());
    }

    /** Tells the end of the epoch as of the high water's record; null when that was not reached. */
    private @Nullable EpochEnd readThrough(Path directory, HighWater known) {
        JournalVerifier.Examined examined = JournalVerifier.examine(directory, known.records());
        reading = examined.reading();
        FirstBad bad = examined.report().firstBad();
        if (bad != null) {
            judge(examined.report(), bad, known);
        }
        return examined.wanted();
    }

    private void judge(VerifyReport report, FirstBad bad, HighWater known) {
        boolean behind =
                known.epoch() != 0
                        && bad.file().equals(Epochs.RECORDS)
                        && bad.offset() >= known.position();
        if (behind || report.status() == Status.TORN) {
            find(
                    Kind.TORN,
                    report.epoch(),
                    report.lastSequence(),
                    bad + "; what stands before it counts, a new epoch goes on");
        } else {
            find(Kind.JOURNAL_CORRUPT, report.epoch(), report.lastSequence(), bad.toString());
        }
    }

    private void findMark(Path directory, HighWater mark) {
        try (EpochReader reader = EpochReader.open(directory, false)) {
            while (reader.records() < mark.records() && reader.next()) {
                // The reader keeps count, sequence and checksum.
            }
            if (reader.records() < mark.records()) {
                String end = "ends after sequence " + reader.lastSequence();
                find(
                        Kind.JOURNAL_LOST_DATA,
                        mark.epoch(),
                        reader.lastSequence(),
                        lost(mark, end + ", " + reader.records() + " records"));
            } else if (reader.lastCrc() != mark.crc() || reader.lastSequence() != mark.sequence()) {
                findOther(mark, reader.lastSequence());
            }
        } catch (JournalException e) {
            find(Kind.JOURNAL_CORRUPT, mark.epoch(), 0, String.valueOf(e.getMessage()));
        }
    }

    private void findOther(HighWater mark, long sequence) {
        find(
                Kind.JOURNAL_CORRUPT,
                mark.epoch(),
                sequence,
                Epochs.name(mark.epoch())
                        + "/"
                        + Epochs.RECORDS
                        + " before "
                        + mark.position()
                        + ", sequence "
                        + sequence
                        + ": record "
                        + mark.records()
                        + " is not the one that was put on the disk");
    }

    private static String lost(HighWater mark, String journalEnd) {
        return "the high water is "
                + Epochs.name(mark.epoch())
                + ", sequence "
                + mark.sequence()
                + ", "
                + mark.records()
                + " records, byte "
                + mark.position()
                + "; the journal "
                + journalEnd;
    }

    private void find(Kind kind, int epoch, long sequence, String text) {
        findings.add(new Finding(kind, epoch, sequence, text));
    }
}
