package io.millrace.ops.recovery;

import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.launch.Replayer;
import io.millrace.ops.monitor.ThreadEnd;
import io.millrace.ops.monitor.health.FollowerHealth;
import io.millrace.ops.monitor.health.FollowerHealth.State;
import io.millrace.ops.monitor.health.StoreHealth;
import io.millrace.ops.run.RunCompanion;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Recomputes a run from its journal while it grows, on a thread of its own: compares every output
 * with the recorded one, tells of the first difference, and takes snapshots, for which the run
 * never waits. The store of the run goes along beside it.
 */
public final class Follower implements RunCompanion {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RunCompanion store;
    private final long interval;
    private final Consumer<String> told;
    private final Thread thread;
    private volatile @Nullable Path epoch;
    private volatile FollowerHealth proof = new FollowerHealth(State.OK, 0, 0);
    private volatile boolean ending;
    private volatile boolean aborted;

    /**
     * A follower to be.
     *
     * @param store goes along too
     * @param interval inputs between two snapshots
     * @param told takes a line at the first difference, and one when it must give up
     */
    public Follower(RunCompanion store, long interval, Consumer<String> told) {
        this.store = store;
        this.interval = interval;
        this.told = told;
        thread = new Thread(this::follow, "millrace-follower");
        thread.setDaemon(true);
    }

    @Override
    public void begin(Path directory) {
        epoch = directory;
        store.begin(directory);
        thread.start();
    }

    private void follow() {
        Path directory = epoch;
        if (directory == null) {
            return;
        }
        try {
            follow(ReplayChain.to(directory), directory.resolve("../..").normalize());
        } catch (RuntimeException e) {
            proof = new FollowerHealth(State.ENDED, proof.sequence(), proof.differences());
            told.accept("follower: " + e.getMessage() + "; the run goes on without it");
        }
    }

    private void follow(ReplayChain chain, Path home) {
        SnapshotStore files = new SnapshotStore(RunSnapshots.directory(home));
        RunSnapshots snapshots = new RunSnapshots(chain);
        Optional<Snapshot> newest =
                chain.links().size() == 1
                        ? Optional.empty()
                        : snapshots.newest(files, line -> told.accept("snapshot: " + line));
        ReplayStart start = newest.map(snapshots::start).orElse(ReplayStart.FRESH);
        RecordedSettings settings = RecordedSettings.read(chain.root());
        try (Replayer replayer = Replayer.open(chain, settings, start, null)) {
            long next = replayer.sequence() + interval;
            while (!aborted) {
                boolean last = ending;
                while (!aborted && replayer.step()) {
                    if (replayer.differences() > proof.differences()) {
                        tell(replayer);
                    }
                    if (replayer.sequence() >= next && isProven(replayer)) {
                        files.save(snapshots.take(replayer.place(), replayer.pipeline()));
                        next = replayer.sequence() + interval;
                    }
                }
                tell(replayer);
                if (last) {
                    replayer.finish();
                    tell(replayer);
                    return;
                }
                LockSupport.parkNanos(this, PAUSE_NS);
            }
        }
    }

    private static boolean isProven(Replayer replayer) {
        return replayer.isLevel() && replayer.differences() == 0;
    }

    private void tell(Replayer replayer) {
        long differences = replayer.differences();
        if (differences > 0 && proof.differences() == 0) {
            told.accept(
                    "follower: ALARM: an output is not as recorded: "
                            + replayer.firstDifference().orElse("none"));
        }
        proof =
                new FollowerHealth(
                        differences == 0 ? State.OK : State.DIFFERENT,
                        replayer.sequence(),
                        differences);
    }

    @Override
    public void finish(boolean hurried) {
        if (hurried) {
            aborted = true;
        }
        ending = true;
        ThreadEnd.await(thread);
        store.finish(hurried);
    }

    @Override
    public StoreHealth health() {
        return store.health();
    }

    @Override
    public FollowerHealth proof() {
        return proof;
    }

    @Override
    public void close() {
        aborted = true;
        ThreadEnd.await(thread);
        store.close();
    }
}
