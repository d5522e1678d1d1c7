package io.millrace.ops.launch;

import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.doctor.Diagnosis;
import io.millrace.journal.doctor.Doctor;
import io.millrace.journal.doctor.Finding;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.monitor.health.JournalHealth;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a start does in a home before its journal is written: looks at the disk, lets the doctor
 * examine the journal, latches a halt that the doctor asks for, measures a sync.
 *
 * @param durability policy of the run
 * @param ballast room for its end
 * @param label of the policy, as in the settings
 * @param syncUs how long a small sync takes; 0 when it was not measured
 * @param diagnosis what the doctor found
 */
public record JournalStart(
        Durability durability, Ballast ballast, String label, long syncUs, Diagnosis diagnosis) {

    /**
     * Prepares a run that trades on paper.
     *
     * @param disk of the home
     * @param notices told what an operator should know, a line each
     * @throws LaunchException 74 when the disk has too little room or does not sync
     */
    public static JournalStart paper(
            Path home, JournalSettings settings, Disk disk, Consumer<String> notices) {
        HomeChecks.requireLasting(home, false, settings.allowVolatile()).ifPresent(notices);
        Ballast ballast = new Ballast(disk, home, settings.ballastBytes());
        ballast.take(settings.floorBytes());
        Diagnosis diagnosis = examine(home, disk, notices);
        diagnosis.halt().ifPresent(finding -> latch(home, disk, finding));
        long syncUs = SyncProbe.medianUs(disk, home);
        notices.accept(
                "journal: durability " + settings.label() + ", a sync takes " + syncUs + " us");
        return new JournalStart(
                settings.durability(disk), ballast, settings.label(), syncUs, diagnosis);
    }

    /** Whether a halt of an earlier run holds: in its file, or in the journal. */
    public boolean isLatched(Path home) {
        return HaltLatch.isPresent(home) || JournaledHalt.holds(Home.journal(home), diagnosis);
    }

    /** Begins the epoch of the run, behind the newest one, which was read before. */
    public EpochWriter create(Path home, EpochInfo info) {
        return EpochWriter.create(Home.journal(home), info, durability, diagnosis.reading());
    }

    /** How the journal of the run is doing; any thread. */
    public JournalHealth health(EpochWriter journal, Path home) {
        List<Path> snapshots = new SnapshotStore(home.resolve("snapshots")).list();
        return new JournalHealth(
                journal.durableSequence(),
                syncUs,
                snapshots.isEmpty() ? "" : snapshots.getFirst().getFileName().toString());
    }

    /** Prepares a backtest: nothing is carried over from it, so nothing is forced or latched. */
    public static JournalStart backtest(
            Path home, JournalSettings settings, Disk disk, Consumer<String> notices) {
        Ballast none = new Ballast(disk, home, 0);
        none.take(settings.floorBytes());
        Diagnosis diagnosis = examine(home, disk, notices);
        Durability durability =
                new Durability(Durability.Policy.NONE, 0, settings.floorBytes(), disk);
        return new JournalStart(durability, none, "none", 0, diagnosis);
    }

    private static Diagnosis examine(Path home, Disk disk, Consumer<String> notices) {
        Diagnosis diagnosis = Doctor.examine(disk, Home.journal(home), home.resolve("quarantine"));
        for (Finding finding : diagnosis.findings()) {
            notices.accept("journal: " + finding.kind() + ": " + finding.text());
        }
        return diagnosis;
    }

    private static void latch(Path home, Disk disk, Finding finding) {
        if (!HaltLatch.isPresent(home)) {
            new HaltLatch(
                            finding.kind().name(),
                            finding.text(),
                            "",
                            finding.sequence(),
                            finding.epoch(),
                            Instant.now())
                    .write(disk, home);
        }
    }
}
