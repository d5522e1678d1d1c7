package io.millrace.ops.recovery;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReading;
import io.millrace.journal.JournalException;
import io.millrace.journal.Poison;
import io.millrace.journal.doctor.Diagnosis;
import io.millrace.journal.doctor.Finding;
import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.model.state.StateBuffer;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.ResumedSettings;
import io.millrace.ops.config.SnapshotSettings;
import io.millrace.ops.home.StateReset;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.launch.Replayer;
import io.millrace.ops.run.Recovery;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Restores a run from the newest good snapshot and what its journal holds behind it. Every output
 * on the way is compared with the recorded one: a state that is not the recorded one is refused.
 */
public final class JournalRecovery implements Recovery {

    private final boolean asked;
    private final Optional<String> synthetic;
    private final SnapshotSettings snapshots;
    private final Consumer<String> notices;

    /**
     * A recovery to be.
     *
     * @param asked whether the run is to go on from the newest recorded one
     * @param synthetic market that the command line names
     * @param config settings of this start
     * @param notices told what an operator should know, a line each
     */
    public JournalRecovery(
            boolean asked, Optional<String> synthetic, Config config, Consumer<String> notices) {
        this.asked = asked;
        this.synthetic = synthetic;
        snapshots = SnapshotSettings.read(config);
        this.notices = notices;
    }

    @Override
    public boolean isAsked() {
        return asked;
    }

    @Override
    public Optional<Resumed> resume(Path home, Config given, Diagnosis diagnosis) {
        if (!asked) {
            return Optional.empty();
        }
        refuseDamage(home, diagnosis);
        long startNs = System.nanoTime();
        Optional<EpochReading> known = diagnosis.reading();
        return ChainEnd.newest(Home.journal(home), StateReset.epoch(home), known)
                .map(end -> restore(home, given, end, new Begun(known, startNs)));
    }

    private static void refuseDamage(Path home, Diagnosis diagnosis) {
        for (Finding finding : diagnosis.findings()) {
            if (finding.kind() == Finding.Kind.JOURNAL_CORRUPT
                    || finding.kind() == Finding.Kind.JOURNAL_LOST_DATA) {
                throw new LaunchException(
                        ExitCodes.BAD_DATA,
                        home
                                + ": the run cannot be resumed: "
                                + finding.kind()
                                + ": "
                                + finding.text());
            }
        }
    }

    /** What was known when the restoring began, and when that was. */
    private record Begun(Optional<EpochReading> known, long ns) {}

    private Resumed restore(Path home, Config given, ChainEnd found, Begun begun) {
        RecordedSettings settings = RecordedSettings.read(found.chain().root());
        Config config = ResumedSettings.of(settings.config(), given, synthetic);
        refusePoison(home, found.sequence() + 1);
        Restoring state = new Restoring(() -> state(home, found, begun));
        return new RestoredRun(found, config, settings.instruments(), state);
    }

    /** On a thread of its own, with settings of its own: the start goes on to change the others. */
    private Restoring.State state(Path home, ChainEnd found, Begun begun) {
        RecordedSettings settings = RecordedSettings.read(found.chain().root());
        SnapshotStore store = new SnapshotStore(RunSnapshots.directory(home));
        RunSnapshots files = new RunSnapshots(found.chain(), begun.known());
        Optional<Snapshot> snapshot =
                files.newest(store, line -> notices.accept("snapshot: " + line));
        ReplayStart start = snapshot.map(files::start).orElse(ReplayStart.FRESH);
        try (Replayer replayer = Replayer.open(found.chain(), settings, start, null)) {
            replay(home, replayer);
            requireEqual(home, replayer);
            long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun.ns());
            Facts facts =
                    new Facts(
                            found.end().epoch(),
                            replayer.sequence(),
                            snapshot.map(taken -> SnapshotStore.name(taken.header())).orElse(""),
                            snapshot.map(taken -> taken.header().sequence()).orElse(0L),
                            replayer.inputs(),
                            found.read() + files.recordsRead() + replayer.records(),
                            ms);
            return state(replayer, facts);
        }
    }

    /** An input that two starts died at is not handed in again. */
    private static void refusePoison(Path home, long first) {
        Optional<Poison> poison = Poison.read(home).filter(noted -> noted.halts(first));
        if (poison.isPresent()) {
            throw halted(home, poison.get().sequence(), poison.get().what());
        }
    }

    private static void replay(Path home, Replayer replayer) {
        try {
            replayer.runTo(Long.MAX_VALUE);
        } catch (JournalException | LaunchException e) {
            throw e;
        } catch (RuntimeException e) {
            LaunchException halted = halted(home, replayer.sequence(), String.valueOf(e));
            halted.initCause(e);
            throw halted;
        }
    }

    private static LaunchException halted(Path home, long sequence, String what) {
        return new LaunchException(
                ExitCodes.HALTED,
                home
                        + ": HALTED: the engine dies at input "
                        + sequence
                        + " ("
                        + what
                        + "); the run goes on with a program that does not, or in a fresh home");
    }

    private static void requireEqual(Path home, Replayer replayer) {
        if (replayer.differences() > 0) {
            throw new LaunchException(
                    ExitCodes.DIFFERENCES,
                    home
                            + ": the run cannot be resumed: "
                            + replayer.differences()
                            + " outputs are not as recorded when they are recomputed; first: "
                            + replayer.firstDifference().orElse("none")
                            + "; resume it with the program that recorded it");
        }
    }

    private static Restoring.State state(Replayer replayer, Facts facts) {
        StateBuffer state = new StateBuffer();
        replayer.pipeline().save(state);
        List<DirectBuffer> outputs = new ArrayList<>();
        replayer.handOver(
                (buffer, offset, length) -> {
                    UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                    copy.putBytes(0, buffer, offset, length);
                    outputs.add(copy);
                });
        return new Restoring.State(state, outputs, facts);
    }

    @Override
    public void ended(Path epoch, EpochEnd place, Pipeline pipeline) {
        if (!snapshots.atEnd() || pipeline.sequence() == 0) {
            return;
        }
        Path home = epoch.resolve("../..").normalize();
        try {
            Snapshot snapshot = new RunSnapshots(ReplayChain.to(epoch)).take(place, pipeline);
            new SnapshotStore(RunSnapshots.directory(home)).save(snapshot);
        } catch (JournalException e) {
            notices.accept("snapshot: " + e.getMessage() + "; the journal holds everything");
        }
    }
}
