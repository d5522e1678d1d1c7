package io.millrace.journal;

import io.millrace.journal.VerifyReport.Status;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return inspect(epochDirectory).run();
    }

    private static EpochInspection inspect(Path epochDirectory) {
        int epoch;
        try {
            epoch = Epochs.number(epochDirectory);
        } catch (JournalException noEpoch) {
            // A wrong name is a finding like any other; the inspection reports it.
            epoch = 0;
        }
        return new EpochInspection(epochDirectory, epoch);
    }

    /**
     * Verifies every epoch of a journal, that their numbers have no gap, and that each follows the
     * end of the one before that its manifest names. Epochs before the first one present may have
     * been archived.
     *
     * @param journalDirectory holds the epochs
     * @return the verdicts; clean and empty when there is no epoch
     * @throws JournalException when the directory itself cannot be listed
     */
    public static JournalReport verifyAll(Path journalDirectory) {
        NavigableMap<Integer, VerifyReport> reports = new TreeMap<>();
        for (int epoch : Epochs.list(journalDirectory)) {
            EpochInspection inspection = inspect(Epochs.directory(journalDirectory, epoch));
            VerifyReport report = inspection.run();
            if (report.status() != Status.CORRUPT) {
                String fault = linkFault(reports, epoch, inspection.previous());
                report = fault == null ? report : report.withFault(fault);
            }
            reports.put(epoch, report);
        }
        List<VerifyReport> all = new ArrayList<>(reports.values());
        return JournalReport.of(all);
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
