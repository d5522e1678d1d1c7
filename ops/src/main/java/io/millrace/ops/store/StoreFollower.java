package io.millrace.ops.store;

import io.millrace.journal.Epochs;
import io.millrace.ops.monitor.ThreadEnd;
import io.millrace.ops.monitor.health.StoreHealth;
import io.millrace.ops.monitor.health.StoreHealth.State;
import io.millrace.ops.run.RunCompanion;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Keeps the store of a run, on a thread of its own that reads the journal as it grows. Whatever
 * befalls the store is told once, on standard error and in the status file, and tried again; the
 * run does not wait for it.
 */
public final class StoreFollower implements RunCompanion {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FIRST_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LAST_RETRY_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long HURRY_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST_MADE_ANEW = 3;

    private final Database.Opening opening;
    private final Consumer<String> told;
    private final Thread thread;
    private volatile @Nullable Path epoch;
    private volatile StoreHealth health = new StoreHealth(State.STARTING, "", 0, 0);
    private volatile boolean ending;
    private volatile boolean aborted;
    private volatile long giveUpNs = Long.MAX_VALUE;
    private int madeAnew;
    private boolean faulty;
    private long retryNs = FIRST_RETRY_NS;

    /**
     * A follower to be.
     *
     * @param file path of the store
     * @param told takes a line when the store fails, and one when it is whole again
     */
    public StoreFollower(Path file, Consumer<String> told) {
        this(Database.Opening.of(file), told);
    }

    StoreFollower(Database.Opening opening, Consumer<String> told) {
        this.opening = opening;
        this.told = told;
        thread = new Thread(this::follow, "millrace-store");
        thread.setDaemon(true);
    }

    @Override
    public void begin(Path directory) {
        epoch = directory;
        thread.start();
    }

    private void follow() {
        try {
            while (!aborted) {
                boolean last = ending;
                if (attempt() || last) {
                    return;
                }
                await(retryNs);
                retryNs = Math.min(2 * retryNs, LAST_RETRY_NS);
            }
        } catch (RuntimeException | LinkageError e) {
            degrade("the store ends: " + e);
        }
    }

    /** Answers whether nothing is left to do. */
    private boolean attempt() {
        Path directory = epoch;
        if (directory == null) {
            return true;
        }
        Path journal = directory.resolve("..").normalize();
        try (Database database = Database.open(opening)) {
            new Projector(database, journal, new Telling())
                    .run(
                            new Projector.End(Epochs.number(directory), Long.MAX_VALUE),
                            new RunTail());
            return true;
        } catch (StoreException e) {
            return mend(e);
        }
    }

    /** Answers false: it is to be tried again. */
    private boolean mend(StoreException e) {
        String why = String.valueOf(e.getMessage());
        boolean again = e.kind() != StoreException.Kind.WAIT && madeAnew < MOST_MADE_ANEW;
        if (!again) {
            degrade(why);
            return false;
        }
        try {
            if (e.kind() == StoreException.Kind.DAMAGED) {
                Path aside = StoreFiles.moveAside(opening.file());
                degrade(why + "; it is now " + aside + " and is made anew");
            } else {
                StoreFiles.delete(opening.file());
            }
            madeAnew++;
            retryNs = 1;
        } catch (StoreException also) {
            degrade(String.valueOf(also.getMessage()));
        }
        return false;
    }

    private void degrade(String why) {
        StoreHealth now = health;
        if (now.state() != State.DEGRADED || !now.reason().equals(why)) {
            told.accept("store: " + why + "; trading goes on");
        }
        health = new StoreHealth(State.DEGRADED, why, now.epoch(), now.sequence());
    }

    private void await(long ns) {
        long until = System.nanoTime() + ns;
        while (!ending && !aborted && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    /** What the projector tells is the health. */
    private final class Telling implements Projector.Watcher {

        @Override
        public void at(Position position, boolean following) {
            retryNs = FIRST_RETRY_NS;
            StoreHealth before = health;
            if (faulty) {
                health =
                        new StoreHealth(
                                State.DEGRADED,
                                before.reason(),
                                position.epoch(),
                                position.sequence());
                return;
            }
            if (before.state() == State.DEGRADED && following) {
                told.accept("store: follows the journal again");
            }
            boolean catching = !following && before.state() != State.OK;
            State state = catching ? State.STARTING : State.OK;
            boolean still = catching && before.state() == State.DEGRADED;
            health =
                    new StoreHealth(
                            still ? State.DEGRADED : state,
                            still ? before.reason() : "",
                            position.epoch(),
                            position.sequence());
        }

        @Override
        public void fault(int epoch, String why) {
            faulty = true;
            degrade(why);
        }
    }

    /** The run's own epoch grows until the run has ended. */
    private final class RunTail implements Tail {

        @Override
        public boolean grows() {
            return true;
        }

        @Override
        public boolean isEnding() {
            return ending;
        }

        @Override
        public boolean isGivenUp() {
            return aborted || (ending && System.nanoTime() - giveUpNs >= 0);
        }

        @Override
        public void pause() {
            await(PAUSE_NS);
        }
    }

    @Override
    public void finish(boolean hurried) {
        giveUpNs = System.nanoTime() + (hurried ? HURRY_NS : Long.MAX_VALUE / 2);
        ending = true;
        ThreadEnd.await(thread);
    }

    @Override
    public StoreHealth health() {
        return health;
    }

    @Override
    public void close() {
        aborted = true;
        ThreadEnd.await(thread);
    }
}
