package io.millrace.journal;

import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.HighWater;
import io.millrace.journal.disk.HighWaterFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells whether epochs are as their writers left them, without Chronicle Queue and without changing
 * a byte. Whatever the bytes are, it answers with a report. Stateless; not for an epoch that is
 * being written or cut meanwhile.
 *
 * <p>An epoch is clean when every record is sound and in the chain, every checkpoint is right, only
 * zeros stand behind the end, the manifest is the one in the head record and, under a seal, every
 * file is equal to its sum. Without a seal Chronicle's own pages are not judged: nothing is ever
 * read through them.
 */
public final class JournalVerifier {

    private JournalVerifier() {}

    /**
     * Verifies one epoch by itself.
     *
     * @param epochDirectory directory of the epoch
     * @return the verdict; never throws for what the files hold
     */
    public static VerifyReport verify(Path epochDirectory) {
        return inspect(epochDirectory, 0).run();
    }

    /**
     * What one way through an epoch found.
     *
     * @param report the verdict
     * @param reading what the sound records hold; null when their end is not where they were left
     * @param wanted end of the epoch as it was when the wanted record was its last; null when there
     *     are fewer sound ones
     */
    public record Examined(
            VerifyReport report, @Nullable EpochReading reading, @Nullable EpochEnd wanted) {}

    /**
     * Verifies one epoch by itself, and keeps what was seen on the way.
     *
     * @param epochDirectory directory of the epoch
     * @param wantedRecord number of a record that is looked for; 0 for none
     * @return verdict and findings; never throws for what the files hold
     */
    public static Examined examine(Path epochDirectory, long wantedRecord) {
        EpochInspection inspection = inspect(epochDirectory, wantedRecord);
        VerifyReport report = inspection.run();
        return new Examined(report, inspection.reading(), inspection.wanted());
    }

    private static EpochInspection inspect(Path epochDirectory, long wantedRecord) {
        int epoch;
        try {
            epoch = Epochs.number(epochDirectory);
        } catch (JournalException noEpoch) {
            // A wrong name is a finding like any other; the inspection reports it.
            epoch = 0;
        }
        return new EpochInspection(epochDirectory, epoch, wantedRecord);
    }

    /**
     * Verifies every epoch of a journal, that their numbers have no gap, and that each follows the
     * end of the one before that its manifest names. Epochs before the first one present may have
     * been archived. Judges a fault behind what was known to be on the disk as the doctor does:
     * torn. So is one behind the place that a later epoch goes on from.
     *
     * @param journalDirectory holds the epochs
     * @return the verdicts; clean and empty when there is no epoch
     * @throws JournalException when the directory itself cannot be listed
     */
    public static JournalReport verifyAll(Path journalDirectory) {
        NavigableMap<Integer, VerifyReport> reports = new TreeMap<>();
        HighWater known = HighWaterFile.read(journalDirectory).mark();
        HighWater mark = known == null ? HighWater.NONE : known;
        List<EpochEnd> continued = new ArrayList<>();
        Map<Integer, @Nullable EpochEnd> previous = new TreeMap<>();
        for (int epoch : Epochs.list(journalDirectory).reversed()) {
            EpochInspection inspection = inspect(Epochs.directory(journalDirectory, epoch), 0);
            VerifyReport report = judged(inspection.run(), mark, continued);
            reports.put(epoch, report);
            EpochEnd from = inspection.continues();
            if (from != null && from.epoch() != 0) {
                continued.add(from);
            }
            previous.put(epoch, inspection.previous());
        }
        for (int epoch : List.copyOf(reports.keySet())) {
            VerifyReport report = reports.get(epoch);
            if (report != null && report.status() != Status.CORRUPT) {
                String fault = linkFault(reports.headMap(epoch, false), epoch, previous.get(epoch));
                reports.put(epoch, fault == null ? report : report.withFault(fault));
            }
        }
        List<VerifyReport> all = new ArrayList<>(reports.values());
        int newest = reports.isEmpty() ? 0 : reports.lastKey();
        if (newest < mark.epoch()) {
            all.add(lost(mark));
        }
        return JournalReport.of(all);
    }

    /** A fault in the records that nothing was promised of, or built on. */
    private static VerifyReport judged(
            VerifyReport report, HighWater mark, List<EpochEnd> continued) {
        FirstBad bad = report.firstBad();
        if (report.epoch() == mark.epoch()
                && report.status() != Status.CORRUPT
                && report.records() < mark.records()) {
            return report.withFault(
                    "the high water names record " + mark.records() + "; the epoch ends before it");
        }
        if (bad == null
                || report.sealed()
                || report.status() != Status.CORRUPT
                || !bad.file().equals(Epochs.RECORDS)) {
            return report;
        }
        boolean behind = report.epoch() == mark.epoch() && bad.offset() >= mark.position();
        EpochEnd end = new EpochEnd(report.epoch(), report.lastSequence(), report.lastCrc());
        return behind || continued.contains(end) ? report.torn() : report;
    }

    private static VerifyReport lost(HighWater mark) {
        FirstBad bad =
                new FirstBad(
                        mark.epoch(),
                        "",
                        FirstBad.WHOLE_FILE,
                        mark.sequence(),
                        "is missing; the high water names record " + mark.records() + " of it");
        return new VerifyReport(mark.epoch(), Status.CORRUPT, 0, 0, 0, false, bad);
    }

    private static @Nullable String linkFault(
            NavigableMap<Integer, VerifyReport> earlier, int epoch, @Nullable EpochEnd previous) {
        if (earlier.isEmpty()) {
            return null;
        }
        if (earlier.lastKey() != epoch - 1) {
            return Epochs.name(epoch - 1) + " is missing; epoch numbers must have no gap";
        }
        if (previous == null) {
            return null;
        }
        for (VerifyReport between : earlier.tailMap(previous.epoch(), false).values()) {
            if (between.records() != 0) {
                return "the previous epoch is "
                        + Epochs.name(previous.epoch())
                        + ", but "
                        + Epochs.name(between.epoch())
                        + " holds records";
            }
        }
        VerifyReport before = earlier.get(previous.epoch());
        if (before != null && before.lastCrc() != previous.lastCrc()) {
            return Epochs.name(previous.epoch())
                    + " ends in "
                    + SumFile.crcHex(before.lastCrc())
                    + "; it must end in "
                    + SumFile.crcHex(previous.lastCrc());
        }
        return null;
    }
}
